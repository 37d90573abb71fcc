import { type Actor, authorise, type Role } from '@/lib/actor'
import { db, isUniqueViolation, type Tx } from '@/lib/db'
import { record } from '@/lib/events/commands'
import { transaction } from '@/lib/idempotency'
import { passwordFault } from '@/lib/password-rule'
import type { Client } from './device'
import { hashPassword, passwordFits } from './passwords'
import { hashOf, newSecret } from './secrets'
import { beginSession, endAccess } from './sessions/commands'
import { countTry } from './throttle'

const INVITED_FOR_MS = 7 * 24 * 60 * 60 * 1000

/**
 * Checks an e-mail address and a password, and begins a session. A refusal never tells whether the address exists. A browser in which the person has
 * signed in before is counted by itself, so that a stranger who tries does not lock out the one who knows.
 */
export async function signIn({ email, password }: { email: string; password: string }, { client, now }: { client: Client; now: Date }) {
  const address = email.trim().toLowerCase().slice(0, 320)
  const person = await db.person.findUnique({ where: { email: address }, select: { id: true, passwordHash: true, disabledAt: true } })
  const isKnown = Boolean(person && client.device?.people.includes(person.id))
  const account = hashOf(address)
  const counted = isKnown
    ? await countTry(['device', `${client.device!.id} ${person!.id}`])
    : await countTry(['pair', `${account} ${client.address}`], ['address', client.address], ['account', account])
  if (!counted.ok) {
    if (!isKnown) await noteFailure(address, now)
    return { ok: false, reason: 'throttled', seconds: counted.seconds } as const
  }
  const fits = (await passwordFits(password, person?.passwordHash)) && person && !person.disabledAt
  const sessionId = fits ? await db.$transaction((tx) => beginSession(tx, { personId: person.id, passwordHash: person.passwordHash! }, { client, now })) : null
  if (!fits || !sessionId) {
    if (!isKnown) await noteFailure(address, now)
    return { ok: false, reason: 'no-match' } as const
  }
  await counted.giveBack()
  return { ok: true, personId: person.id, sessionId } as const
}

/** What Today tells the owner of the account. Written for an address that nobody has as well, to no row, so that it takes the same time. */
const noteFailure = (email: string, now: Date) => db.person.updateMany({ where: { email }, data: { failedSignIns: { increment: 1 }, failedSignInAt: now } })

/** Puts the notice of failed tries away: those that were shown, not those that came since. */
export async function dismissFailedSignIns(actor: Actor, { seen }: { seen: number }) {
  // In a transaction of a press, so that a second press takes nothing more away.
  await transaction(
    (tx) => tx.$executeRaw`
    update person set failed_sign_ins = greatest(0, failed_sign_ins - ${seen}) where id = ${actor.userId}::uuid and newsroom_id = ${actor.newsroomId}::uuid`,
  )
}

/** Invites a person by a link that works once, for a week. The link is returned, to be handed over: nothing is sent out. */
export async function invitePerson(actor: Actor, { email, name, role }: { email: string; name: string; role: Role }, { now }: { now: Date }) {
  authorise(actor, 'people:manage')
  const secret = newSecret()
  try {
    return await transaction(async (tx) => {
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
      return { ok: true, secret } as const
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'already-there' } as const
    throw error
  }
}

/** A fresh link for somebody who lost the first one, or the password. The old password works until the new one is chosen. */
export async function renewInvitation(actor: Actor, personId: string, { now }: { now: Date }) {
  authorise(actor, 'people:manage')
  const secret = newSecret()
  return transaction(async (tx) => {
    const where = { id: personId, newsroomId: actor.newsroomId, disabledAt: null }
    const person = await tx.person.findFirst({ where, select: { email: true, role: true } })
    if (!person) return { ok: false, reason: 'not-found' } as const
    await tx.person.updateMany({ where, data: { inviteHash: hashOf(secret), inviteUntil: new Date(now.getTime() + INVITED_FOR_MS) } })
    await record(tx, actor, { type: 'person.invited', email: person.email, role: person.role }, { now })
    return { ok: true, secret } as const
  })
}

/**
 * The invited person chooses a password, or whoever lost one a new one. The link is looked up before anything is hashed, and spent by the same write that
 * reads it, so that it works once. What the person was signed in with before ends.
 */
export async function acceptInvitation(
  { secret, name, password }: { secret: string; name?: string | undefined; password: string },
  { client, now }: { client: Client; now: Date },
) {
  const inviteHash = hashOf(secret)
  const where = { inviteHash, inviteUntil: { gt: now }, disabledAt: null }
  const person = await db.person.findUnique({
    where,
    select: { id: true, name: true, email: true, newsroomId: true, newsroom: { select: { name: true } } },
  })
  if (!person) return spentLink(client)
  const fault = passwordFault(password, [person.name, name ?? '', person.email, person.newsroom.name])
  if (fault) return { ok: false, reason: 'unfit', fault } as const
  const passwordHash = await hashPassword(password)
  const own = { personId: person.id, newsroomId: person.newsroomId }
  const sessionId = await db.$transaction(async (tx) => {
    const { count } = await tx.person.updateMany({
      where: { id: person.id, ...where },
      data: { passwordHash, name: name || person.name, failedSignIns: 0 },
    })
    if (count === 0) return null
    await endAccess(tx, own, { now })
    await record(tx, { userId: person.id, newsroomId: person.newsroomId, name: name || person.name }, { type: 'person.joined', email: person.email }, { now })
    return beginSession(tx, { personId: person.id, passwordHash }, { client, now })
  })
  return sessionId ? ({ ok: true, personId: person.id, sessionId } as const) : spentLink(client)
}

/** A link that leads to nobody counts against whoever tries it; one that is right is never refused. */
export async function spentLink({ address }: Pick<Client, 'address'>) {
  const counted = await countTry(['link', address])
  return counted.ok ? ({ ok: false, reason: 'spent' } as const) : ({ ok: false, reason: 'throttled', seconds: counted.seconds } as const)
}

/** Changes what a person may do. The last admin stays one: somebody must be able to run the desk. */
export async function changeRole(actor: Actor, { personId, role }: { personId: string; role: Role }, { now }: { now: Date }) {
  authorise(actor, 'people:manage')
  return transaction(async (tx) => {
    const person = await lockPerson(tx, actor, personId)
    if (!person) return { ok: false, reason: 'not-found' } as const
    if (person.role === role) return { ok: true } as const
    if (person.role === 'admin' && (await otherAdmins(tx, actor, personId)) === 0) return { ok: false, reason: 'last-admin' } as const
    await tx.person.updateMany({ where: { id: personId, newsroomId: actor.newsroomId }, data: { role } })
    await record(tx, actor, { type: 'person.changed', email: person.email, from: person.role, to: role }, { now })
    return { ok: true } as const
  })
}

/** Shuts a person out at once, on every device, or lets them in again: with the password they had, and nothing else of what they had. */
export async function setDisabled(actor: Actor, { personId, disabled }: { personId: string; disabled: boolean }, { now }: { now: Date }) {
  authorise(actor, 'people:manage')
  return transaction(async (tx) => {
    const person = await lockPerson(tx, actor, personId)
    if (!person) return { ok: false, reason: 'not-found' } as const
    if (disabled === Boolean(person.disabled_at)) return { ok: true } as const
    if (disabled && person.role === 'admin' && (await otherAdmins(tx, actor, personId)) === 0) return { ok: false, reason: 'last-admin' } as const
    await tx.person.updateMany({
      where: { id: personId, newsroomId: actor.newsroomId },
      data: { disabledAt: disabled ? now : null, ...(disabled && { feedHash: null }) },
    })
    if (disabled) await endAccess(tx, { personId, newsroomId: actor.newsroomId }, { now })
    await record(tx, actor, { type: disabled ? 'person.disabled' : 'person.enabled', email: person.email }, { now })
    return { ok: true } as const
  })
}

/** A new password for oneself, with the old one as proof. All the person was signed in with ends; where it was changed, a new session begins. */
export async function changePassword(actor: Actor, { before, after }: { before: string; after: string }, { client, now }: { client: Client; now: Date }) {
  const where = { id: actor.userId ?? '', newsroomId: actor.newsroomId }
  const { passwordHash, email, name, newsroom } = await db.person.findUniqueOrThrow({
    where,
    select: { passwordHash: true, email: true, name: true, newsroom: { select: { name: true } } },
  })
  const fault = passwordFault(after, [name, email, newsroom.name])
  if (fault) return { ok: false, reason: 'unfit', fault } as const
  const counted = await countTry(['confirm', where.id])
  if (!counted.ok) return { ok: false, reason: 'throttled', seconds: counted.seconds } as const
  if (!(await passwordFits(before, passwordHash))) return { ok: false, reason: 'no-match' } as const
  const fresh = await hashPassword(after)
  const sessionId = await db.$transaction(async (tx) => {
    const { count } = await tx.person.updateMany({ where: { ...where, passwordHash, disabledAt: null }, data: { passwordHash: fresh, failedSignIns: 0 } })
    if (count === 0) return null
    await endAccess(tx, { personId: where.id, newsroomId: actor.newsroomId }, { now })
    await record(tx, actor, { type: 'person.password-changed', email }, { now })
    return beginSession(tx, { personId: where.id, passwordHash: fresh }, { client, now })
  })
  if (!sessionId) return { ok: false, reason: 'changed-meanwhile' } as const
  await counted.giveBack()
  return { ok: true, sessionId } as const
}

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
