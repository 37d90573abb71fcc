import type { Actor } from '@/lib/actor'
import { fromDay, dayIn } from '@/lib/days'
import type { Tx } from '@/lib/db'
import type { DeskEvent } from './desk-events'
import { factsOf, type RequestEvent } from './events'

type Place = { investigationId?: string; requestId?: string; now: Date }

/** Puts what a person did to the desk on the record, inside the transaction of the change it tells of. It is dated today, in London. */
export async function record(tx: Tx, actor: Pick<Actor, 'userId' | 'name' | 'newsroomId'>, { type, ...facts }: DeskEvent, { now, ...place }: Place) {
  await tx.event.create({
    data: { ...place, type, on: fromDay(dayIn(now)), at: now, facts, newsroomId: actor.newsroomId, actorId: actor.userId, actorName: actor.name },
    select: { id: true },
  })
}

/** Puts events of requests on the record. Guarding and rebuilding what is derived from them is for the caller: see lib/logging/commands.ts. */
export async function recordRequestEvents(
  tx: Tx,
  actor: Pick<Actor, 'userId' | 'name' | 'newsroomId'>,
  events: readonly { id?: string; requestId: string; investigationId: string; event: RequestEvent }[],
  now: Date,
) {
  await tx.event.createMany({
    data: events.map(({ event, ...place }) => {
      const { type, on, facts } = factsOf(event)
      return { ...place, type, on: fromDay(on), facts, at: now, newsroomId: actor.newsroomId, actorId: actor.userId, actorName: actor.name }
    }),
  })
}
