import type { Actor } from '@/lib/actor'
import { type Day, day } from '@/lib/days'
import type { RequestEvent } from '@/lib/events/events'
import { createInvestigation } from '@/lib/investigations/commands'
import { newInvestigation } from '@/lib/investigations/schema'
import { logForMany } from '@/lib/logging/commands'
import { db } from '@/lib/db'

/** Three real forces and one that another law binds, as rows of a newsroom's register. */
export const fewForces = [
  { id: 'gwent', name: 'Gwent Police', shortName: 'Gwent', abbr: 'GWT', kind: 'territorial', body: 'foia' },
  { id: 'kent', name: 'Kent Police', shortName: 'Kent', abbr: 'KNT', kind: 'territorial', body: 'foia' },
  { id: 'sussex', name: 'Sussex Police', shortName: 'Sussex', abbr: 'SSX', kind: 'territorial', body: 'foia' },
  { id: 'police-scotland', name: 'Police Scotland', shortName: 'Police Scotland', abbr: 'PSC', kind: 'non-E&W', body: 'foisa' },
]

export const forces = (newsroomId: string, list: readonly (typeof fewForces)[number][] = fewForces) =>
  db.force.createMany({ data: list.map((force) => ({ aliases: [], ...force, newsroomId })), skipDuplicates: true })

/** A round on a harmless topic to the forces of the newsroom: drafts, until `sentOn` is given. */
export async function round(
  actor: Actor,
  {
    code = 'CONES',
    sentOn,
    now = new Date('2026-04-23T09:00Z'),
    ...more
  }: { code?: string; sentOn?: string; now?: Date; questions?: string[]; measures?: object[]; periods?: object[]; forces?: string[] } = {},
) {
  await forces(actor.newsroomId)
  const input = newInvestigation.parse({
    code,
    title: 'Traffic cones lost on duty',
    questions: ['How many were lost?', 'How many were found?'],
    forces: 'territorial',
    ...more,
  })
  const made = await createInvestigation(actor, input, { now })
  if (!made.ok) throw new Error(made.words)
  const requests = await db.request.findMany({
    where: { investigationId: made.id },
    select: { id: true, reference: true, forceId: true },
    orderBy: { reference: 'asc' },
  })
  if (sentOn)
    await log(
      actor,
      requests.map(({ reference }) => reference),
      { type: 'request.sent', on: day(sentOn) },
      now,
    )
  return { ...made, requests }
}

/** Logs an event for requests, and fails the test where it is refused. */
export async function log(
  actor: Actor,
  references: string | readonly string[],
  event: RequestEvent | (Omit<RequestEvent, 'on'> & { on: Day }),
  now = new Date('2026-04-23T09:00Z'),
) {
  const result = await logForMany(actor, { references: [references].flat(), event: event as RequestEvent }, { now })
  if (!result.ok) throw new Error(result.refused.map(({ words }) => words).join(' '))
}
