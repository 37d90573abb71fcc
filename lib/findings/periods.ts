/**
 * Whether a figure counts what was asked: the period and the unit as the force states them, against those
 * of the letter. A force that says nothing of them gave what was asked. One that answered for financial
 * years when calendar years were asked stays out of the total, and the total says so.
 */
export type AskedPeriod = { code: string; label: string; basis: 'calendar' | 'financial' | 'part' }

export type PeriodMark = 'F' | 'C' | 'P'
export const periodMarkWords: Record<PeriodMark, string> = { F: 'financial years', C: 'calendar years', P: 'part of the period, or another' }

const bare = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%£]+/gu, ' ')
    .trim()
const years = {
  calendar: /^calendar (years?|\d{4})( \d{4})?( complete)?$/,
  financial: /^financial (years?|\d{4}( \d{2,4})?)( \d{4} \d{2,4})?( complete)?$/,
  part: /^$/,
}

/** The mark of a figure whose period is not the one asked: F, C or P. Null where it is, or nothing else was said. */
export function periodMark(said: string | null | undefined, asked: AskedPeriod): PeriodMark | null {
  const words = bare(said ?? '')
  if (!words || words === bare(asked.label) || words === bare(asked.code) || years[asked.basis].test(words)) return null
  if (/\b(financial|fiscal|fy)\b/.test(words)) return asked.basis === 'financial' ? 'P' : 'F'
  return /\bcalendar\b/.test(words) && asked.basis !== 'calendar' ? 'C' : 'P'
}

/** Whether the force counts something else: 'people' where crimes were asked. 'Cones, not incidents' is still cones. */
export function isOtherUnit(said: string | null | undefined, asked: string): boolean {
  const [words, unit] = [bare(said ?? ''), bare(asked)]
  if (!words || words === unit) return false
  const first = bare((said ?? '').split(/[,;:(]|\bnot\b/)[0]!)
  return singular(first) !== singular(unit)
}

const singular = (words: string) => words.replace(/s$/, '')
