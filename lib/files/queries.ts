import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db'

/** A file's row as a download needs it, or null where the newsroom has none of that id. */
export async function findFile(actor: Actor, id: string) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null
  return db.file.findUnique({
    where: { newsroomId_id: { newsroomId: actor.newsroomId, id } },
    select: { name: true, mediaType: true, sha256: true, hiddenAt: true },
  })
}

/** Whether the newsroom has a request of that reference: asked before a byte of an upload is read. */
export async function hasRequest(actor: Actor, reference: string) {
  return (await db.request.findUnique({ where: { newsroomId_reference: { newsroomId: actor.newsroomId, reference } }, select: { id: true } })) !== null
}

/** The files of a request, oldest first, the hidden ones among them. */
export async function listFiles(actor: Actor, reference: string) {
  const files = await db.file.findMany({
    where: { newsroomId: actor.newsroomId, request: { newsroomId: actor.newsroomId, reference } },
    select: {
      id: true,
      eventId: true,
      name: true,
      mediaType: true,
      size: true,
      sha256: true,
      addedAt: true,
      addedByName: true,
      hiddenAt: true,
      hiddenReason: true,
    },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  })
  return files.map((file) => ({ ...file, size: Number(file.size) }))
}
export type AttachedFile = Awaited<ReturnType<typeof listFiles>>[number]
