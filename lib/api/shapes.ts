import type { z } from 'zod'
import type { Day } from '@/lib/days'
import { flagKinds } from '@/lib/clock/breaches'
import { noticeLateBy } from '@/lib/clock/late-notice'
import type { Clock } from '@/lib/clock/types'
import { rangeOf } from '@/lib/figures/cells'
import type { Figure } from '@/lib/figures/queries'
import type { Force } from '@/lib/forces/queries'
import type { Investigation, ListedInvestigation } from '@/lib/investigations/queries'
import { activeEvents } from '@/lib/events/events'
import type { findRequest } from '@/lib/requests/queries'
import type { RequestRow } from '@/lib/requests/reading'
import { type Standing, standings } from '@/lib/clock/standing'
import type { nextStepSchema } from './schema/clock'

/**
 * What the desk reads, as the API tells it: the same values under the names of openapi.json, and nothing that a program has no use for.
 * Over 200 lines: what is published stands in one list, so that nothing is published twice or by chance.
 */
export const forceOf = ({ id, name, shortName, abbr, kind, body, country, region, pfaCode, website, aliases, address, confirmedAt }: Force) => ({
  id,
  name,
  shortName,
  abbr,
  kind,
  body,
  country,
  region,
  pfaCode,
  website,
  // A force that came in without any has none.
  aliases: (aliases as string[] | null) ?? [],
  address,
  addressIsConfirmed: Boolean(address && confirmedAt),
})

/** Every standing with how many requests have it, noughts included. */
export function countsOf(found: readonly Standing[]) {
  const counts = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>
  for (const standing of found) counts[standing] += 1
  return counts
}

export const listedInvestigationOf = ({ code, title, demonstration, owner, createdOn, sentOn, standings }: ListedInvestigation) => ({
  code,
  title,
  demonstration,
  owner,
  createdOn,
  sentOn,
  requests: standings.length,
  counts: countsOf(standings.map(({ standing }) => standing)),
})

export function investigationOf(
  { code, title, demonstration, owner, createdOn, questions, measures, periods, letterSubject, letter }: Investigation,
  requests: readonly RequestRow[],
  asAt: Day,
) {
  return {
    code,
    title,
    demonstration,
    owner,
    createdOn,
    asAt,
    questions,
    measures: measures.map(({ code, label, unit }) => ({ code, label, unit })),
    periods: periods.map(({ code, label, startsOn, endsOn, basis }) => ({ code, label, startsOn, endsOn, basis })),
    letterSubject,
    letter,
    requests: requests.length,
    counts: countsOf(requests.map(({ standing }) => standing)),
  }
}

export function listedRequestOf(row: RequestRow) {
  const {
    reference,
    force,
    forceReference,
    owner,
    version,
    standing,
    sentOn,
    acknowledgedOn,
    answeredOn,
    sections,
    remindersSent,
    lastContact,
    figuresGiven,
    figuresAsked,
    clock,
  } = row
  return {
    reference,
    force: { id: force.id, name: force.name, shortName: force.shortName, abbr: force.abbr, pfaCode: force.pfaCode },
    forceReference,
    owner,
    version,
    standing,
    sentOn,
    receivedOn: clock.receivedOn,
    dueOn: clock.dueOn,
    ruleBDueOn: clock.codeDueOn,
    extendedTo: clock.extendedTo,
    lateBy: clock.lateBy,
    acknowledgedOn,
    answeredOn,
    withoutAnswerSince: clock.withoutAnswerSince,
    exemptions: sections,
    remindersSent,
    lastContact,
    figuresGiven,
    figuresAsked,
  }
}

/** What the clock tells under the same name inside and out. */
const publishedFields = [
  'receivedOn',
  'dueOn',
  'extendedTo',
  'fortiethOn',
  'lateAfterOn',
  'isLate',
  'lateBy',
  'answeredLate',
  'inTime',
  'daysLeft',
  'workingDaysTaken',
  'answeredOn',
  'replacedOn',
  'takenBack',
  'closedOn',
  'dueOnSaid',
  'promisedOn',
  'reviewRequestedOn',
  'reviewDueOn',
  'reviewDecidedOn',
  'icoComplainedOn',
  'icoDecidedOn',
  'icoReplyBy',
  'appealedOn',
  'appealDecidedOn',
  'tribunalReplyBy',
  'provisional',
  'fortiethProvisional',
  'reviewProvisional',
  'windows',
  'explanation',
] as const satisfies (keyof Clock)[]

function clockOf({ clock, nextStep }: Pick<RequestRow, 'clock' | 'nextStep'>) {
  const published = Object.fromEntries(publishedFields.map((name) => [name, clock[name]])) as Pick<Clock, (typeof publishedFields)[number]>
  return {
    ...published,
    ruleBDueOn: clock.codeDueOn,
    bindingOn: clock.effectiveDueOn,
    lateByRuleB: clock.lateByCode,
    noticeLateBy: noticeLateBy(clock),
    words: clock.sentences,
    flags: clock.flags.map(flagOf),
    // Does not compile where the desk gives a step, or a reason to wait, that is not published.
    nextStep: nextStep satisfies z.infer<typeof nextStepSchema>,
  }
}

const flagOf = ({ flag, words, source, on, workingDays, eventId }: Clock['flags'][number]) => ({
  flag,
  kind: flagKinds[flag],
  words,
  source,
  on: on ?? null,
  workingDays: workingDays ?? null,
  eventId: eventId ?? null,
})

type RequestDetail = NonNullable<Awaited<ReturnType<typeof findRequest>>>

/** One request with all that is known of it as at a day. Events stand in the order of their days; those dated later are left out, those struck out since are there and say so. */
export function requestOf(row: RequestDetail, figures: readonly Figure[], asAt: Day) {
  const { code, title, demonstration } = row.investigation
  const standing = new Set(activeEvents(row.events).map(({ id }) => id))
  return {
    ...listedRequestOf(row),
    investigation: { code, title, demonstration },
    asAt,
    outcomes: Object.values(row.clock.outcomes).map(({ question, outcome, sections, words, on }) => ({ question, outcome, sections, words, on })),
    clock: clockOf(row),
    events: row.events
      .filter(({ on }) => on <= asAt)
      .sort((one, other) => one.on.localeCompare(other.on) || one.at.getTime() - other.at.getTime())
      .map((event) => ({ ...event, voided: event.type !== 'event.voided' && !standing.has(event.id) })),
    figures: figures.map(figureOf),
  }
}

export function figureOf({ measure, period, version, text, kind, cell, on, note, source, file, place, isRetracted, isChecked }: Figure) {
  const range = rangeOf(cell)
  return {
    measure,
    period,
    version,
    text,
    kind,
    low: range?.low ?? null,
    high: range?.high ?? null,
    on,
    note,
    source: source && { kind: source, file, place },
    isRetracted,
    isChecked,
  }
}
