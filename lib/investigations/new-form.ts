import type { z } from 'zod'
import { wordsOf } from '@/lib/form'
import { completed, type PeriodTyped } from './periods'

/**
 * The form of a new round: rows of questions, measures and periods, of which blank ones do not count. What zod says of the
 * third measure that counts is shown beside the row where it was typed, which may be the fifth.
 */
export type Rows = { questions: number; measures: number; periods: number }
export const firstRows: Rows = { questions: 3, measures: 3, periods: 3 }
export const moreRows: Rows = { questions: 2, measures: 3, periods: 3 }

export type Typed = Record<string, string>

const periodFields = ['code', 'label', 'startsOn', 'endsOn'] as const
const at = (typed: Typed, name: string) => (typed[name] ?? '').trim()

export const rowsOf = (typed: Typed): Rows => ({
  questions: countOf(typed, 'questions'),
  measures: countOf(typed, 'measures'),
  periods: countOf(typed, 'periods'),
})
const countOf = (typed: Typed, list: keyof Rows) => Math.min(Math.max(Number(typed[`rows.${list}`]) || firstRows[list], firstRows[list]), 100)

/** The input as the schema wants it, and for each list the rows that its items were typed in. */
export function inputOf(typed: Typed) {
  const rows = rowsOf(typed)
  const list = <Item>(count: number, item: (index: number) => Item | null) =>
    Array.from({ length: count }, (_, row) => ({ row, item: item(row) })).filter((entry): entry is { row: number; item: Item } => entry.item !== null)

  const questions = list(rows.questions, (row) => at(typed, `questions.${row}`) || null)
  const measures = list(rows.measures, (row) => {
    const [code, label, unit] = [at(typed, `measures.${row}.code`), at(typed, `measures.${row}.label`), at(typed, `measures.${row}.unit`)]
    return code || label || unit ? { code: code || `M${row + 1}`, label, unit } : null
  })
  const periods = list(rows.periods, (row) => {
    const period = Object.fromEntries(periodFields.map((field) => [field, at(typed, `periods.${row}.${field}`)])) as Omit<PeriodTyped, 'basis'>
    return Object.values(period).some(Boolean) ? completed({ ...period, basis: at(typed, `periods.${row}.basis`) || 'calendar' }) : null
  })
  const items = <Item>(entries: { item: Item }[]) => entries.map(({ item }) => item)
  return {
    input: {
      code: at(typed, 'code'),
      title: at(typed, 'title'),
      questions: items(questions),
      measures: items(measures),
      periods: items(periods),
      forces: at(typed, 'forces').split('\n').filter(Boolean),
      letterSubject: at(typed, 'letterSubject'),
      letter: typed.letter?.trim() ?? '',
    },
    typedIn: { questions: questions.map(({ row }) => row), measures: measures.map(({ row }) => row), periods: periods.map(({ row }) => row) },
  }
}

/** What is wrong, by the name of the field where it was typed. */
export function faultsOf(error: z.ZodError, typedIn: ReturnType<typeof inputOf>['typedIn']) {
  const fields: Record<string, string[]> = {}
  for (const issue of error.issues) {
    const [list, index, ...rest] = issue.path
    const name =
      typeof index === 'number' && typeof list === 'string' && list in typedIn
        ? [list, typedIn[list as keyof typeof typedIn][index], ...rest].join('.')
        : list === 'questions' || list === 'periods'
          ? firstOf[list]
          : String(list ?? 'title')
    ;(fields[name] ??= []).push(wordsOf(issue))
  }
  return fields
}
const firstOf = { questions: 'questions.0', periods: 'periods.0.label' }

/** The typed rows with whole years put into the first rows that are blank. */
export function withYears(typed: Typed, years: readonly { code: string; label: string; startsOn: string; endsOn: string; basis: string }[]): Typed {
  const next = { ...typed }
  const rows = rowsOf(typed)
  const isBlank = (row: number) => periodFields.every((field) => !at(next, `periods.${row}.${field}`))
  const there = new Set(Array.from({ length: rows.periods }, (_, row) => at(next, `periods.${row}.code`)))
  let row = 0
  for (const period of years) {
    if (there.has(period.code)) continue
    while (row < 100 && !isBlank(row)) row += 1
    for (const [field, value] of Object.entries(period)) next[`periods.${row}.${field}`] = value
    rows.periods = Math.max(rows.periods, row + 1)
  }
  next['rows.periods'] = String(Math.min(rows.periods, 100))
  return next
}
