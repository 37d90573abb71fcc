import { authorise, type Actor } from '@/lib/actor'
import { db, type Tx } from '@/lib/db'
import { transaction } from '@/lib/idempotency'
import { record } from '@/lib/events/commands'
import { isId } from '@/lib/ids'
import { fileName, mediaTypeOf } from './names'
import { discard, keep, receive, removeBytes } from './store'
import type { Arrived } from './upload'

/** Attaches files that have arrived to a request, or to one entry of its record: all of them or none. What is not kept is cleared. */
export async function attachFiles(
  actor: Actor,
  { reference, eventId, files }: { reference: string; eventId?: string; files: readonly Arrived[] },
  { now }: { now: Date },
) {
  authorise(actor, 'file:attach')
  const { newsroomId } = actor
  try {
    const request = await db.request.findUniqueOrThrow({
      where: { newsroomId_reference: { newsroomId, reference } },
      select: { id: true, investigationId: true },
    })
    const place = { newsroomId, requestId: request.id, investigationId: request.investigationId, eventId: eventId ?? null }
    if (eventId && !isId(eventId)) return { ok: false, reason: 'unknown-event' } as const
    if (eventId && (await db.event.count({ where: { newsroomId, requestId: request.id, id: eventId } })) === 0)
      return { ok: false, reason: 'unknown-event' } as const

    return await transaction(async (tx) => {
      const ids: string[] = []
      for (const { name, mediaType, ...bytes } of byHash(files)) {
        await lockBytes(tx, bytes.sha256)
        if (await tx.file.findFirst({ where: { ...place, name, sha256: bytes.sha256, hiddenAt: null }, select: { id: true } })) continue
        // The bytes stand in their place before the row that names them is there to be read.
        await keep(bytes)
        const row = { ...place, name, mediaType, size: bytes.size, sha256: bytes.sha256, addedAt: now, addedById: actor.userId, addedByName: actor.name }
        ids.push((await tx.file.create({ data: row, select: { id: true } })).id)
        await record(tx, actor, { type: 'file.attached', name, size: bytes.size }, { requestId: request.id, investigationId: request.investigationId, now })
      }
      return ids.length > 0 ? ({ ok: true, ids } as const) : ({ ok: false, reason: 'already-attached' } as const)
    })
  } catch (error) {
    for (const { sha256 } of files) await releaseBytes(sha256)
    throw error
  } finally {
    await Promise.all(files.map(discard))
  }
}

/** Attaches one file from a stream: for the API and for whatever makes files itself. */
export async function attachFile(
  actor: Actor,
  { name, mediaType, stream, ...to }: { reference: string; eventId?: string; name: string; mediaType: string; stream: AsyncIterable<Uint8Array> },
  { now }: { now: Date },
) {
  authorise(actor, 'file:attach')
  await db.request.findUniqueOrThrow({ where: { newsroomId_reference: { newsroomId: actor.newsroomId, reference: to.reference } }, select: { id: true } })
  const received = await receive(stream)
  if (!received.ok) return received
  return attachFiles(actor, { ...to, files: [{ ...received, name: fileName(name), mediaType: mediaTypeOf(mediaType) }] }, { now })
}

/** Hides a file, with the reason. Its bytes stay and the list goes on to show that it was there. */
export async function hideFile(actor: Actor, { id, reason }: { id: string; reason: string }, { now }: { now: Date }) {
  authorise(actor, 'file:attach')
  const { newsroomId } = actor
  return transaction(async (tx) => {
    const file = await tx.file.findUnique({
      where: { newsroomId_id: { newsroomId, id } },
      select: { name: true, requestId: true, investigationId: true },
    })
    if (!file) return { ok: false, reason: 'not-found' } as const
    const { name, requestId, investigationId } = file
    const { count } = await tx.file.updateMany({ where: { newsroomId, id, hiddenAt: null }, data: { hiddenAt: now, hiddenReason: reason } })
    if (count === 0) return { ok: false, reason: 'already-hidden' } as const
    await record(tx, actor, { type: 'file.hidden', name, reason }, { requestId, investigationId, now })
    return { ok: true } as const
  })
}

/** Takes bytes out of the store if no row of any newsroom names them: after a failed attachment, or when the demonstration goes. */
export async function releaseBytes(sha256: string) {
  await db.$transaction(async (tx) => {
    await lockBytes(tx, sha256)
    if ((await tx.file.count({ where: { sha256 } })) === 0) await removeBytes(sha256)
  })
}

/** Held to the end of the transaction, so that nobody removes bytes that another is about to name. */
const lockBytes = (tx: Tx, sha256: string) => tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${sha256}, 0))::text`

/** Always in one order, so that two who attach the same files never wait for each other in a ring. */
const byHash = (files: readonly Arrived[]) => files.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : a.sha256 > b.sha256 ? 1 : 0))
