import { type Day, isDayInRange } from '@/lib/days'
import type { bases } from './schema'

/**
 * The periods of a round as people write them. '2025' with no days is the calendar year; as a financial year it begins
 * on 1 April 2025 and ends on 31 March 2026, and is named '2025-26'. A part of a year has its days or it is asked for them.
 */
export type Basis = (typeof bases)[number]
export type PeriodTyped = { code: string; label: string; startsOn: string; endsOn: string; basis: string }

const year = /^(?:fy|cy|y)?\s*((?:19|20)\d{2})(?:\s*[-–/]\s*(?:\d{2}|\d{4}))?$/i

/** The days of a year on a basis, with the code and the label it goes by. */
export function yearOf(first: number, basis: 'calendar' | 'financial') {
  if (basis === 'calendar') return { code: `Y${first}`, label: String(first), startsOn: `${first}-01-01` as Day, endsOn: `${first}-12-31` as Day, basis }
  const name = `${first}-${String((first + 1) % 100).padStart(2, '0')}`
  return { code: `FY${name}`, label: name.replace('-', '–'), startsOn: `${first}-04-01` as Day, endsOn: `${first + 1}-03-31` as Day, basis }
}

/** What was typed, with what follows from it filled in: the days of a year that is named, and a code where none is given. */
export function completed(typed: PeriodTyped): PeriodTyped {
  const named = year.exec(typed.label.trim()) ?? year.exec(typed.code.trim())
  const whole =
    named && typed.basis !== 'part' && !typed.startsOn && !typed.endsOn
      ? yearOf(Number(named[1]), typed.basis === 'financial' ? 'financial' : 'calendar')
      : null
  const days = { startsOn: typed.startsOn || whole?.startsOn || '', endsOn: typed.endsOn || whole?.endsOn || '' }
  const label = typed.label.trim() || whole?.label || typed.code.trim()
  return { ...days, basis: typed.basis, label, code: typed.code.trim() || whole?.code || codeFor(days, typed.basis) }
}

/** 'Y2025' for a calendar year, 'FY2024-25' for a financial one, 'P2025-01_2025-09' for a part of one. */
function codeFor({ startsOn, endsOn }: { startsOn: string; endsOn: string }, basis: string) {
  if (!isDayInRange(startsOn) || !isDayInRange(endsOn)) return ''
  if (basis === 'financial') return yearOf(Number(startsOn.slice(0, 4)), 'financial').code
  if (startsOn.endsWith('-01-01') && endsOn === `${startsOn.slice(0, 4)}-12-31`) return `Y${startsOn.slice(0, 4)}`
  return `P${startsOn.slice(0, 7)}_${endsOn.slice(0, 7)}`
}

/** Years one after the other, as many as can be meant. */
export function yearsFrom(first: number, last: number, basis: 'calendar' | 'financial') {
  const [from, to] = first <= last ? [first, last] : [last, first]
  return Array.from({ length: Math.min(to - from + 1, 30) }, (_, index) => yearOf(from + index, basis))
}
