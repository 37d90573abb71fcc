import { addDays, type Day, weekdayOf } from '@/lib/days'
import type { Calendar } from '@/lib/working-days/calendar'
import { isWorkingDay, workingDayAfter } from '@/lib/working-days/working-days'
import { eventSchema, type RequestEvent } from '@/lib/events/events'
import type { NewInvestigation } from '@/lib/investigations/schema'
import script from './demonstration.json' with { type: 'json' }

/**
 * The demonstration as it stands on the day it is loaded: an invented round on a harmless topic, half
 * finished. Its days are told in working days before that day, so that who is late and who is not stays as it was written.
 */
type Cell = { text: string; was?: string; periodSaid?: string; retracted?: string; unchecked?: boolean }
type Told = { type: string; ago: number; by: string; receivedAgo?: number; receivedOnSaturday?: boolean; toAgo?: number; dueAgoSaid?: number } & Record<
  string,
  unknown
>
type Requests = { force: string; by: string; events: Told[]; figures: Record<string, (Cell | null)[]> }[]

export type DemoRequest = {
  force: string
  events: { event: RequestEvent; by: string }[]
  figures: (Cell & { measure: string; period: string; on: Day; place: string; by: string })[]
  file: { name: string; text: string } | null
}

export function demonstrationOn(today: Day, calendar: Calendar): { input: NewInvestigation; requests: DemoRequest[] } {
  const lastYear = Number(today.slice(0, 4)) - 1
  const years = [lastYear - 3, lastYear - 2, lastYear - 1, lastYear]
  const dayAgo = dayAgoFrom(today, calendar)
  const inYears = (words: string) => words.replace(/\{year(\d)\}/g, (_, nth) => String(years[Number(nth) - 1]))

  const input: NewInvestigation = {
    code: script.code,
    title: `Traffic cones lost on duty, ${years[0]}–${lastYear}`,
    questions: script.questions,
    measures: script.measures.map(({ code, label, unit }) => ({ code, label, unit })),
    periods: years.map((year) => ({
      code: `Y${year}`,
      label: String(year),
      startsOn: `${year}-01-01` as Day,
      endsOn: `${year}-12-31` as Day,
      basis: 'calendar',
    })),
    forces: 'territorial',
  }

  const requests = (script.requests as Requests).map(({ force, by, events, figures }): DemoRequest => {
    const told = events.map(({ ago, by: teller, receivedAgo, receivedOnSaturday, toAgo, dueAgoSaid, ...facts }) => {
      const on = dayAgo(ago)
      const event = eventSchema.parse(
        JSON.parse(
          inYears(
            JSON.stringify({
              ...facts,
              on,
              ...(receivedAgo !== undefined && { receivedOn: dayAgo(receivedAgo) }),
              ...(receivedOnSaturday && { receivedOn: addDays(on, (6 - weekdayOf(on) + 7) % 7) }),
              ...(toAgo !== undefined && { to: dayAgo(toAgo) }),
              ...(dueAgoSaid !== undefined && { dueOnSaid: dayAgo(dueAgoSaid) }),
            }),
          ),
        ),
      )
      return { event, by: teller }
    })
    const answeredOn = told.findLast(({ event }) => event.type === 'request.answered')?.event.on ?? today
    const cells = script.measures.flatMap((measure, row) =>
      years.flatMap((year, column) => {
        const cell = figures[measure.key]?.[column]
        return cell ? [{ ...cell, measure: measure.code, period: `Y${year}`, on: answeredOn, place: `cell ${'BCDE'[column]}${row + 2}`, by }] : []
      }),
    )
    const given = cells.some(({ text }) => /^[\d<]/.test(text))
    const lines = script.measures.map(({ label, code }) => [
      label,
      ...years.map((year) => cells.find((cell) => cell.measure === code && cell.period === `Y${year}`)?.text ?? ''),
    ])
    const table = [['', ...years.map(String)], ...lines].map((line) => line.join(',')).join('\r\n')
    return {
      force,
      events: told,
      figures: cells,
      file: given ? { name: `Reply ${force}.csv`, text: `${table}\r\nInvented for the demonstration of FOI Desk: no force gave these figures.\r\n` } : null,
    }
  })
  return { input, requests }
}

/** The working day that was so many working days ago; a negative number is as many still to come. A day off counts as the working day before it. */
const dayAgoFrom = (today: Day, calendar: Calendar) => (ago: number) => {
  let on = today
  while (!isWorkingDay(on, calendar)) on = addDays(on, -1)
  if (ago < 0) return workingDayAfter(on, -ago, calendar)
  for (let left = ago; left > 0; ) {
    on = addDays(on, -1)
    if (isWorkingDay(on, calendar)) left -= 1
  }
  return on
}
