import { person } from '../../support/people'
import { db } from '../../support/db'
import { fromDay, day } from '@/lib/days'
import { createInvestigation } from '@/lib/investigations/commands'
import type { Actor, Role } from '@/lib/actor'

export const now = new Date('2026-04-14T09:00Z')

/** A small round on a harmless topic: two forces, two measures, two periods. */
export async function round(newsroomId?: string) {
  const reporter = await person('reporter', newsroomId, 'Tess Amari')
  for (const [id, name, abbr] of [
    ['kent', 'Kent', 'KNT'],
    ['dorset', 'Dorset', 'DST'],
  ] as const)
    await db.force.create({ data: { newsroomId: reporter.newsroomId, id, name: `${name} Police`, shortName: name, abbr, kind: 'territorial' } })
  const made = await createInvestigation(
    reporter,
    {
      code: 'CONES',
      title: 'Traffic cones lost',
      questions: ['How many cones were lost?'],
      forces: ['kent', 'dorset'],
      measures: [
        { code: 'LOST', label: 'Cones lost', unit: 'cones' },
        { code: 'COST', label: 'Cost', unit: 'pounds' },
      ],
      periods: [
        { code: 'Y2024', label: '2024', startsOn: day('2024-01-01'), endsOn: day('2024-12-31'), basis: 'calendar' },
        { code: 'Y2025', label: '2025', startsOn: day('2025-01-01'), endsOn: day('2025-12-31'), basis: 'calendar' },
      ],
    },
    { now },
  )
  if (!made.ok) throw new Error(made.words)
  const requests = await db.request.findMany({ where: { investigationId: made.id }, select: { id: true, reference: true } })
  const requestOf = (reference: string) => requests.find((request) => request.reference === reference)!.id
  const colleague = (role: Role, name?: string) => person(role, reporter.newsroomId, name)
  return { reporter, investigationId: made.id, requestOf, colleague }
}

export const cell = { reference: 'CONES-KNT', measure: 'LOST', period: 'Y2024' }

/** An event on a request's record, as if it had been logged. */
export async function event(actor: Actor, place: { investigationId: string; requestId: string }, type: string, on: string, facts: object = {}) {
  const { id } = await db.event.create({
    data: { newsroomId: actor.newsroomId, ...place, type, on: fromDay(day(on)), at: now, facts, actorId: actor.userId, actorName: actor.name },
    select: { id: true },
  })
  return id
}

export async function file(actor: Actor, place: { investigationId: string; requestId: string }, name = 'reply.xlsx') {
  const { id } = await db.file.create({
    data: { newsroomId: actor.newsroomId, ...place, name, mediaType: 'application/octet-stream', size: 3, sha256: 'a'.repeat(64), addedByName: actor.name },
    select: { id: true },
  })
  return id
}

/** What the record says of figures, in the order it was written. */
export const told = () =>
  db.$queryRaw<{ type: string; facts: Record<string, unknown>; actorName: string; requestId: string }[]>`
    select type, facts, actor_name as "actorName", request_id as "requestId" from event where type like 'figure.%' order by ctid`

export const eight = () => Promise.all(Array.from({ length: 8 }, () => db.$queryRaw`select pg_sleep(0.05)::text`))
