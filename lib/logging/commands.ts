import { randomUUID } from 'node:crypto'
import { type Actor, authorise } from '@/lib/actor'
import { type Day, dayIn } from '@/lib/days'
import { transaction } from '@/lib/idempotency'
import { isId } from '@/lib/ids'
import type { Tx } from '@/lib/db'
import { lockCalendar } from '@/lib/working-days/queries'
import { record, recordRequestEvents } from '@/lib/events/commands'
import type { EventOf, LoggedEvent, RequestEvent } from '@/lib/events/events'
import { logRefusalWords, type Refused, refusalOf, refused } from './checks'
import { rebuild, storedRequests } from '@/lib/requests/derived/commands'
import { eventsOf, type StoredRequest } from '@/lib/requests/reading'

type Scope = Pick<Actor, 'userId' | 'name' | 'newsroomId'>

// Somebody may be changing the calendar under many thousands of requests: what is logged meanwhile waits for it.
const retryOnCalendarChange = { timeout: 60_000 }

/** Logs one event of one request. With `replaces`, it takes the place of a wrong entry: that one is struck out, with a reason, in the same breath. */
export async function logEvent(
  actor: Actor,
  {
    reference,
    version,
    event,
    replaces,
  }: { reference: string; version?: number | undefined; event: RequestEvent; replaces?: { event: string; reason: string } | undefined },
  { now }: { now: Date },
) {
  authorise(actor, 'request:log')
  return transaction(async (tx) => {
    const calendar = await lockCalendar(tx, actor)
    const [request] = await lockRequests(tx, actor, [reference])
    if (!request) return refused('not-found')
    if (version !== undefined && version !== request.version) return refused('stale')

    const today = dayIn(now)
    const events: RequestEvent[] = [...(replaces ? [{ type: 'event.voided', on: today, ...replaces } as EventOf<'event.voided'>] : []), event]
    const checked = checkedInTurn(request, events, { by: actor.name, now })
    if (!checked.ok) return checked
    await recordRequestEvents(tx, actor, checked.events, now)
    const [standing] = await rebuild(tx, actor, [request.row.id], calendar, today)
    return { ok: true, id: checked.events.at(-1)!.id, version: request.version + 1, standing: standing! } as const
  }, retryOnCalendarChange)
}

type ToRecord = Parameters<typeof recordRequestEvents>[2][number] & { id: string }

/** Events of one request as they are put on the record, each checked against all that came before it; or why the first that does not fit is refused. */
function checkedInTurn(request: Locked, events: readonly RequestEvent[], { by, now }: { by: string; now: Date }): Refused | { ok: true; events: ToRecord[] } {
  const { row, questions, investigationId } = request
  let known = row.events
  const checked: ToRecord[] = []
  for (const event of events) {
    const refusal = refusalOf(event, { events: known, questions, today: dayIn(now) })
    if (refusal) return refusal
    const id = randomUUID()
    known = [...known, { ...event, id, at: now, by } as LoggedEvent]
    checked.push({ id, requestId: row.id, investigationId, event })
  }
  return { ok: true, events: checked }
}

/** What a person meant to log for many: the same event, with days and an address of its own where they are given. */
export type ForMany = Seen & { references: readonly string[]; event: RequestEvent; own?: Record<string, { on?: Day; receivedOn?: Day; address?: string }> }

/**
 * What was read before it was ticked: the investigation, so that a reference of another is refused, and the version of each request, so that
 * nobody logs over what a colleague has just logged. With `versions`, a request without one is refused too.
 */
export type Seen = { investigationId?: string; versions?: ReadonlyMap<string, number> }

/** Logs the same event for many requests, all or none. Those that cannot take it are listed, each with its reason. */
export async function logForMany(actor: Actor, { references, event, own = {}, ...seen }: ForMany, { now }: { now: Date }) {
  authorise(actor, 'request:log')
  const events = [...new Set(references)].map((reference) => ({ reference, events: [{ ...event, ...own[reference] } as RequestEvent] }))
  return logAll(actor, events, { now, ...seen })
}

type Batch = readonly { reference: string; events: readonly RequestEvent[] }[]

/** Logs events of many requests in one transaction, all or none: what an import and a bulk action come down to. A fixed number of statements, however many. */
export async function logAll(actor: Actor, batch: Batch, at: Seen & { now: Date }) {
  authorise(actor, 'request:log')
  return transaction((tx) => logAllIn(tx, actor, batch, at), retryOnCalendarChange)
}

/** The same inside a transaction that is already open, for a change that does more than log. Where it refuses, the caller rolls back. */
export async function logAllIn(tx: Tx, actor: Actor, batch: Batch, { now, investigationId, versions }: Seen & { now: Date }) {
  const calendar = await lockCalendar(tx, actor)
  const today = dayIn(now)
  const requests = new Map(
    (
      await lockRequests(
        tx,
        actor,
        batch.map(({ reference }) => reference),
      )
    ).map((request) => [request.row.reference, request]),
  )
  const refusals: { reference: string; words: string }[] = []
  const fresh = []
  for (const { reference, events } of batch) {
    const request = requests.get(reference)
    if (!request) {
      refusals.push({ reference, words: logRefusalWords['not-found'] })
      continue
    }
    if (investigationId && request.investigationId !== investigationId) {
      refusals.push({ reference, words: logRefusalWords['other-investigation'] })
      continue
    }
    if (versions && versions.get(reference) !== request.version) {
      refusals.push({ reference, words: logRefusalWords['stale-row'] })
      continue
    }
    const checked = checkedInTurn(request, events, { by: actor.name, now })
    if (checked.ok) fresh.push(...checked.events)
    else refusals.push({ reference, words: checked.words })
  }
  if (refusals.length > 0) return { ok: false, reason: 'some-refused', refused: refusals } as const
  await recordRequestEvents(tx, actor, fresh, now)
  await rebuild(tx, actor, [...new Set(fresh.map(({ requestId }) => requestId))], calendar, today)
  return { ok: true, logged: fresh.length } as const
}

/** Gives requests to a colleague to look after, or to nobody. */
export async function assignRequests(
  actor: Actor,
  { references, to, investigationId }: { references: readonly string[]; to: string | null; investigationId?: string },
  { now }: { now: Date },
) {
  authorise(actor, 'request:log')
  return transaction(async (tx) => {
    const where = { newsroomId: actor.newsroomId }
    const owner =
      to === null || !isId(to)
        ? null
        : await tx.person.findFirst({ where: { ...where, id: to, disabledAt: null, role: { not: 'viewer' } }, select: { name: true } })
    if (to !== null && !owner)
      return { ok: false, reason: 'no-such-person', words: 'That person cannot own requests: choose somebody of the newsroom who may log.' } as const
    const found = await tx.request.findMany({
      where: { ...where, reference: { in: [...references] }, ...(investigationId && { investigationId }) },
      select: { id: true, reference: true, investigationId: true },
    })
    if (found.length !== new Set(references).size) return { ok: false, reason: 'not-found', words: logRefusalWords['not-found'] } as const
    await tx.request.updateMany({ where: { ...where, id: { in: found.map(({ id }) => id) } }, data: { ownerId: to } })
    for (const { id, reference, investigationId } of found)
      await record(tx, actor, { type: 'request.assigned', reference, to: owner?.name ?? null }, { requestId: id, investigationId, now })
    return { ok: true, assigned: found.length } as const
  })
}

type Locked = { row: Omit<StoredRequest, 'events'> & { events: LoggedEvent[] }; version: number; investigationId: string; questions: number[] }

// The rows are locked in one order, so that two bulk actions that overlap wait for each other in place of dying; only then is the record read.
async function lockRequests(tx: Tx, actor: Scope, references: readonly string[]): Promise<Locked[]> {
  const locked = await tx.$queryRaw<{ id: string; version: number; investigation_id: string; questions: number[] }[]>`
    select r.id, r.version, r.investigation_id, array(select number from question q where q.investigation_id = r.investigation_id order by number) as questions
      from request r where r.newsroom_id = ${actor.newsroomId}::uuid and r.reference = any(${[...references]}) order by r.id for update`
  if (locked.length === 0) return []
  const stored = await storedRequests(
    tx,
    actor,
    locked.map(({ id }) => id),
  )
  return locked.map(({ id, version, investigation_id: investigationId, questions }) => {
    const row = stored.get(id)!
    return { row: { ...row, events: eventsOf(row) }, version, investigationId, questions }
  })
}
