import type { Day } from '@/lib/days'
import { type Outcome, type RequestEvent, section } from '@/lib/events/events'

/**
 * What the words of a tracker's state column mean: this table is the whole of it. Only some meanings are events; 'no response' is what
 * follows when none is logged, so it logs nothing. The order matters: 'awaiting response' is no response yet, 'no response' is no
 * answer, and 'part refused' is disclosed in part.
 */
export const meanings = {
  disclosed: { label: 'Answered: disclosed', outcome: 'disclosed' },
  'part disclosed': { label: 'Answered: disclosed in part', outcome: 'part disclosed' },
  refused: { label: 'Answered: refused', outcome: 'refused' },
  'not held': { label: 'Answered: no information held', outcome: 'not held' },
  answered: { label: 'Answered: as the figures of the row say', outcome: null },
  clarification: { label: 'They asked us to clarify', outcome: null },
  extended: { label: 'Extended for the public interest test', outcome: null },
  withdrawn: { label: 'We withdrew it', outcome: null },
  acknowledged: { label: 'Acknowledged, no answer yet', outcome: null },
  awaiting: { label: 'Awaiting an answer', outcome: null },
  'no response': { label: 'No response', outcome: null },
  sent: { label: 'Sent, nothing more', outcome: null },
  'not sent': { label: 'Not sent', outcome: null },
  ignore: { label: 'Means nothing here: leave out', outcome: null },
} as const satisfies Record<string, { label: string; outcome: Outcome | null }>
export type Meaning = keyof typeof meanings
export const meaningKeys = Object.keys(meanings) as [Meaning, ...Meaning[]]

const words: readonly (readonly [Meaning, RegExp])[] = [
  ['ignore', /^(n\/?a|-+|–|none|\?+|)$/],
  ['not sent', /\bnot (yet )?(sent|asked|submitted|been sent)\b|\bunsent\b|\bto (be sent|send)\b|^draft/],
  ['withdrawn', /\bwithdr(awn|ew)\b|\bcancel/],
  ['clarification', /\bclarif|\bquery from\b/],
  ['not held', /\b(not|nothing|none|no|nil)\b.*\bheld\b|\b(doesn.?t|do(es)? not|don.?t) (hold|record)\b|\bno (information|info|data|records?)\b/],
  [
    'awaiting',
    /\bawait|\bpending\b|\bwaiting\b|\bin progress\b|\b(on|in|within) time\b|\bongoing\b|\bprocessing\b|\bnot (yet )?due\b|^(reply |response |answer )?due\b|^open$|^live$/,
  ],
  [
    'no response',
    /\bno (response|reply|answer|replies|acknowledge?ment)\b|\bnot (yet )?(responded|replied|answered)\b|\bnon.?respon|\bunanswered\b|\boverdue\b|^late\b|\bsilen|\bignored\b|\boutstanding\b|\bchas(ed|ing)\b|\bnothing (back|yet)\b/,
  ],
  ['extended', /\bexten(ded|sion|d)\b|\bpublic interest test\b|\bpit\b|\bmore time\b/],
  ['part disclosed', /\bpart(ial|ially|ly|s)?\b|\bsome (data|figures|information)\b|\bredacted\b/],
  [
    'refused',
    /\brefus|\bexempt|\breject|\bdeclin|\bncnd\b|\bneither confirm|\bwithh[eo]ld|\bvexatious\b|\bcosts?\b|\bnot (disclosed|released|provided)\b|\bunder s\.? ?\d/,
  ],
  [
    'disclosed',
    /\bdisclos|\bfull(y)?\b|\bgranted\b|\breleased\b|\bprovided\b|\bsupplied\b|\b(data|figures|info|information) (received|given|in)\b|\bcomplete(d)?\b|\bsuccess/,
  ],
  ['acknowledged', /\back(nowledge?d|nowledge?ment|'?d)?\b/],
  ['answered', /\banswer(ed)?\b|\brespon(ded|se|d)\b|\brepl(y|ied)\b|\breceived\b|\bclosed\b|^done$|^in$|^yes$/],
  ['sent', /\bsent\b|\basked\b|\bsubmitted\b|\brequested\b|\bfiled\b/],
]

/** What a state means, or null for words that the table does not know. */
export function meaningOf(text: string): Meaning | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .replace(/[’`]/g, "'")
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}

/** Sections of the Act that a text cites: 's.40(2), 31(1)(a)', 'Section 12', 's40 & s31'. Cost and vexatiousness each have one section, so the word will do. */
export function sectionsIn(text: string): string[] {
  const found: string[] = []
  const keep = (candidate: string) => {
    const parsed = section.safeParse(candidate)
    if (parsed.success && !found.includes(parsed.data)) found.push(parsed.data)
  }
  const one = String.raw`\d{1,3}[A-Z]?(?:\s?\([0-9A-Za-z]{1,4}\))*`
  for (const [, list] of text.matchAll(
    new RegExp(String.raw`\bs(?:ect(?:ion)?s?|ecs?|s)?\.?\s*(${one}(?:\s*(?:,|;|&|\+|/|and)\s*(?:s(?:ect(?:ion)?s?|ecs?)?\.?\s*)?${one})*)(?!\d)`, 'gi'),
  ))
    for (const [number] of list!.matchAll(new RegExp(one, 'g'))) keep(number)
  if (found.length === 0) {
    const bare = new RegExp(String.raw`^(?:(?:refused|exempt|exemptions?|under|ncnd)[\s:,(-]*)?(${one}(?:\s*(?:,|;|&|\+|/|and)\s*${one})*)\)?$`, 'i').exec(
      text.trim(),
    )
    if (bare) for (const [number] of bare[1]!.matchAll(new RegExp(one, 'g'))) keep(number)
  }
  if (found.length === 0 && /\bcosts?\b/i.test(text)) keep('12')
  if (found.length === 0 && /\bvexatious\b/i.test(text)) keep('14')
  return found
}

/** The event that a meaning comes to on a day, or null where it is none. One letter is taken to answer every question alike. */
export function eventOf(
  meaning: Meaning,
  {
    on,
    outcome,
    sections,
    questions,
    to,
    words,
  }: { on: Day; outcome: Outcome | null; sections: string[]; questions: readonly number[]; to: Day | null; words: string },
): RequestEvent | null {
  if (outcome) {
    const cites = sections.length > 0 && (outcome === 'refused' || outcome === 'part disclosed')
    return { type: 'request.answered', on, outcomes: questions.map((question) => ({ question, outcome, ...(cites && { sections }) })) }
  }
  switch (meaning) {
    case 'clarification':
      return { type: 'clarification.asked', on }
    case 'extended':
      return { type: 'request.extended', on, sections, ...(to && { to }) }
    case 'withdrawn':
      return { type: 'request.withdrawn', on, reason: `The imported sheet says “${words}”.` }
    default:
      return null
  }
}
