/**
 * The words of a force's name, made alike: small letters, no accents, what people shorten written out. Two names that give the same key
 * are the same name; the plain key leaves out 'police', 'constabulary' and their like.
 */
/** What people shorten inside a name, word by word. */
const whole: Record<string, string> = {
  n: 'north',
  nth: 'north',
  s: 'south',
  sth: 'south',
  w: 'west',
  yorks: 'yorkshire',
  mids: 'midlands',
  midland: 'midlands',
  gtr: 'greater',
  iow: 'isle of wight',
  pol: 'police',
  polis: 'police',
  const: 'constabulary',
  constab: 'constabulary',
  svc: 'service',
}

/** Words that say that it is a police force, not which. */
export const genericWords = new Set([
  'police',
  'constabulary',
  'service',
  'force',
  'forces',
  'heddlu',
  'the',
  'of',
  'for',
  'and',
  'chief',
  'constable',
  'constables',
  'officer',
  'office',
  'dept',
])

/** Left alone by the words above these name nothing: 'City Police' is an alias, 'city' is not. */
export const ambiguousKeys = new Set(['city', 'metropolis', 'national', 'british', 'transport', 'civil', 'nuclear', 'defence', ''])

export const officePattern = /\b(o?pcc|pf?cc|pccs|pfccs|commissioners?|mopac|gmca|wyca)\b/

/** In small letters without accents or points; '&' said as 'and'; initials drawn together: 'G.M.P.' is 'gmp'. */
export function tokensOf(text: string): string[] {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const spaced = bare
    .replace(/[’'`´]/g, '')
    .replace(/\+|&amp;|&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  const joined = spaced.replace(/\b[a-z](?: [a-z]\b)+/g, (initials) => initials.replaceAll(' ', ''))
  return joined === '' ? [] : joined.split(' ').flatMap((word) => (Object.hasOwn(whole, word) ? whole[word]!.split(' ') : [word]))
}

/** Written as one word, for 'ThamesValley', 'Avon&Somerset' and 'Dyfed Powys' alike. */
export const exactKey = (words: readonly string[]) => words.join('')
export const plainKey = (words: readonly string[]) => words.filter((word) => !genericWords.has(word)).join('')

/** Whether one letter put in, left out, changed, or two neighbours swapped, make one word of the other. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const left = a.slice(start, a.length - end)
  const right = b.slice(start, b.length - end)
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0])
}
