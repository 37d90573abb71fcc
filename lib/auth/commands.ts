import { db } from '@/lib/db'
import { record } from '@/lib/events/commands'
import { hashPassword, passwordFits } from './passwords'
import { type Actor, authorise, type Role } from '@/lib/actor'
import { hashOf, newSecret } from './secrets'
import { countFailure, forgiveFailures, secondsToWait } from './throttle'

const INVITED_FOR_MS = 7 * 24 * 60 * 60 * 1000

/** Checks an e-mail address and a password. A refusal never tells whether the address exists. */
export async function signIn({ email, password }: { email: string; password: string }, { origin }: { origin: string; now: Date }) {
  const address = email.trim().toLowerCase().slice(0, 320)
  const wait = await secondsToWait(address, origin)
  if (wait > 0) return { ok: false, reason: 'throttled', seconds: wait } as const
  const person = await db.person.findUnique({ where: { email: address }, select: { id: true, passwordHash: true, sessionVersion: true, disabledAt: true } })
  if (!(await passwordFits(password, person?.passwordHash)) || !person || person.disabledAt) {
    await countFailure(address, origin)
    return { ok: false, reason: 'no-match' } as const
  }
  await forgiveFailures(address)
  return { ok: true, personId: person.id, sessionVersion: person.sessionVersion } as const
}

/** Invites a person by a link that works once, for a week. The link is returned, to be handed over: nothing is sent out. */
export async function invitePerson(actor: Actor, { email, name, role }: { email: string; name: string; role: Role }, { now }: { now: Date }) {
  authorise(actor, 'people:manage')
  const secret = newSecret()
  try {
    await db.$transaction(async (tx) => {
      await tx.person.create({
        data: {
          newsroomId: actor.newsroomId,
          email,
          name,
          role,
          inviteHash: hashOf(secret),
          inviteUntil: new Date(now.getTime() + INVITED_FOR_MS),
          createdAt: now,
        },
        select: { id: true },
      })
      await record(tx, actor, { type: 'person.invited', email, role }, { now })
    })
  } catch (error) {
    if ((error as { code?: string }).code === 'P2002') return { ok: false, reason: 'already-there' } as const
    throw error
  }
  return { ok: true, secret } as const
}

/** A fresh link for somebody who lost the first one, or the password. The old password works until the new one is chosen. */
export async function renewInvitation(actor: Actor, personId: string, { now }: { now: Date }) {
  authorise(actor, 'people:manage')
  const secret = newSecret()
  return db.$transaction(async (tx) => {
    const where = { id: personId, newsroomId: actor.newsroomId, disabledAt: null }
    const person = await tx.person.findFirst({ where, select: { email: true, role: true } })
    if (!person) return { ok: false, reason: 'not-found' } as const
    await tx.person.updateMany({ where, data: { inviteHash: hashOf(secret), inviteUntil: new Date(now.getTime() + INVITED_FOR_MS) } })
    await record(tx, actor, { type: 'person.invited', email: person.email, role: person.role }, { now })
    return { ok: true, secret } as const
  })
}

/** The invited person chooses a password. The link is spent by the same write that reads it, so that it works once. */
export async function acceptInvitation({ secret, name, password }: { secret: string; name?: string | undefined; password: string }, { now }: { now: Date }) {
  const inviteHash = hashOf(secret)
  const passwordHash = await hashPassword(password)
  return db.$transaction(async (tx) => {
    const person = await tx.person.findUnique({
      where: { inviteHash, inviteUntil: { gt: now }, disabledAt: null },
      select: { id: true, name: true, email: true, newsroomId: true, role: true },
    })
    if (!person) return { ok: false, reason: 'spent' } as const
    const { count } = await tx.person.updateMany({
      where: { id: person.id, inviteHash },
      data: { passwordHash, inviteHash: null, inviteUntil: null, name: name || person.name, sessionVersion: { increment: 1 } },
    })
    if (count === 0) return { ok: false, reason: 'spent' } as const
    await record(tx, { userId: person.id, newsroomId: person.newsroomId, name: name || person.name }, { type: 'person.joined', email: person.email }, { now })
    const { sessionVersion } = await tx.person.findUniqueOrThrow({ where: { id: person.id }, select: { sessionVersion: true } })
    return { ok: true, personId: person.id, sessionVersion } as const
  })
}

/** Changes what a person may do. The last admin stays one: somebody must be able to run the desk. */
export async function changeRole(actor: Actor, { personId, role }: { personId: string; role: Role }, { now }: { now: Date }) {
  authorise(actor, 'people:manage')
  return db.$transaction(async (tx) => {
    const person = await lockPerson(tx, actor, personId)
    if (!person) return { ok: false, reason: 'not-found' } as const
    if (person.role === role) return { ok: true } as const
    if (person.role === 'admin' && (await otherAdmins(tx, actor, personId)) === 0) return { ok: false, reason: 'last-admin' } as const
    await tx.person.updateMany({ where: { id: personId, newsroomId: actor.newsroomId }, data: { role } })
    await record(tx, actor, { type: 'person.changed', email: person.email, from: person.role, to: role }, { now })
    return { ok: true } as const
  })
}

/** Shuts a person out at once, on every device, or lets them in again. */
export async function setDisabled(actor: Actor, { personId, disabled }: { personId: string; disabled: boolean }, { now }: { now: Date }) {
  authorise(actor, 'people:manage')
  return db.$transaction(async (tx) => {
    const person = await lockPerson(tx, actor, personId)
    if (!person) return { ok: false, reason: 'not-found' } as const
    if (disabled === Boolean(person.disabled_at)) return { ok: true } as const
    if (disabled && person.role === 'admin' && (await otherAdmins(tx, actor, personId)) === 0) return { ok: false, reason: 'last-admin' } as const
    await tx.person.updateMany({
      where: { id: personId, newsroomId: actor.newsroomId },
      data: { disabledAt: disabled ? now : null, ...(disabled && { sessionVersion: { increment: 1 }, inviteHash: null }) },
    })
    await record(tx, actor, { type: disabled ? 'person.disabled' : 'person.enabled', email: person.email }, { now })
    return { ok: true } as const
  })
}

/** A new password for oneself, with the old one as proof. Every other session ends. */
export async function changePassword(actor: Actor, { before, after }: { before: string; after: string }, { now }: { now: Date }) {
  const where = { id: actor.userId ?? '', newsroomId: actor.newsroomId }
  const { passwordHash, email } = await db.person.findUniqueOrThrow({ where, select: { passwordHash: true, email: true } })
  if (!(await passwordFits(before, passwordHash))) return { ok: false, reason: 'no-match' } as const
  const fresh = await hashPassword(after)
  return db.$transaction(async (tx) => {
    const { count } = await tx.person.updateMany({ where: { ...where, passwordHash }, data: { passwordHash: fresh, sessionVersion: { increment: 1 } } })
    if (count === 0) return { ok: false, reason: 'changed-meanwhile' } as const
    await record(tx, actor, { type: 'person.password-changed', email }, { now })
    const { sessionVersion } = await tx.person.findUniqueOrThrow({ where, select: { sessionVersion: true } })
    return { ok: true, sessionVersion } as const
  })
}

type Tx = Parameters<Parameters<typeof db.$transaction>[0]>[0]

// The newsroom's row is the lock: two admins who demote each other at once are let in one after the other.
async function lockPerson(tx: Tx, actor: Actor, personId: string) {
  await tx.$queryRaw`select id from newsroom where id = ${actor.newsroomId}::uuid for update`
  const [person] = await tx.$queryRaw<
    { email: string; role: Role; disabled_at: Date | null }[]
  >`select email, role::text as role, disabled_at from person where id = ${personId}::uuid and newsroom_id = ${actor.newsroomId}::uuid`
  return person
}

const otherAdmins = (tx: Tx, actor: Actor, personId: string) =>
  tx.person.count({ where: { newsroomId: actor.newsroomId, role: 'admin', disabledAt: null, passwordHash: { not: null }, id: { not: personId } } })
