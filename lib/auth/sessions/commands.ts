import type { Actor } from '@/lib/actor'
import { db, type Tx } from '@/lib/db'
import { record } from '@/lib/events/commands'
import { transaction } from '@/lib/idempotency'
import type { Client } from '../device'
import { livesAfter } from '../session-life'

/**
 * Begins a session for a person whose password was just found right, or null where that password was changed or the person disabled meanwhile: the lock
 * on the person's row is what a change waits for or is waited for, so that none begins behind the back of the change that ends them all.
 */
export async function beginSession(
  tx: Tx,
  { personId, passwordHash }: { personId: string; passwordHash: string },
  { client, now }: { client: Client; now: Date },
): Promise<string | null> {
  const [person] = await tx.$queryRaw<{ newsroomId: string }[]>`
    select newsroom_id as "newsroomId" from person
     where id = ${personId}::uuid and password_hash = ${passwordHash} and disabled_at is null for share`
  if (!person) return null
  const { seenAfter, begunAfter } = livesAfter(now)
  await tx.session.deleteMany({
    where: { personId, newsroomId: person.newsroomId, OR: [{ lastSeenAt: { lte: seenAfter } }, { createdAt: { lte: begunAfter } }] },
  })
  const { id } = await tx.session.create({
    data: { personId, newsroomId: person.newsroomId, device: client.browser, address: client.address, createdAt: now, lastSeenAt: now },
    select: { id: true },
  })
  return id
}

/**
 * Ends what a person is signed in with: every session, every token, and a link to choose a password. Called behind the write to the person's row that
 * changes the password or disables, in the same transaction.
 */
export async function endAccess(tx: Tx, { personId, newsroomId }: { personId: string; newsroomId: string }, { now }: { now: Date }) {
  await tx.session.deleteMany({ where: { personId, newsroomId } })
  await tx.apiToken.updateMany({ where: { personId, newsroomId, revokedAt: null }, data: { revokedAt: now } })
  await tx.person.updateMany({ where: { id: personId, newsroomId }, data: { inviteHash: null, inviteUntil: null } })
}

/** Signs out: that session is over, also for whoever has a copy of its cookie. One that is over already stays so. */
export async function signOut(sessionId: string) {
  await db.session.deleteMany({ where: { id: sessionId } })
}

/** Ends another session of the actor's own. */
export async function endSession(actor: Actor, { id }: { id: string }, { now }: { now: Date }) {
  if (!actor.userId) throw new Error('Only a person has sessions')
  const where = { id, newsroomId: actor.newsroomId, personId: actor.userId }
  return transaction(async (tx) => {
    const found = await tx.session.findFirst({ where, select: { device: true } })
    if (!found || (await tx.session.deleteMany({ where })).count === 0) return { ok: false, reason: 'no-such-session' } as const
    await record(tx, actor, { type: 'session.ended', device: found.device }, { now })
    return { ok: true } as const
  })
}
