import { type Actor, can } from '@/lib/actor'
import { hashOf, newSecret } from '@/lib/auth/secrets'
import { transaction } from '@/lib/idempotency'
import { record } from '@/lib/events/commands'
import { actorOfEmail, newToken, type TokenScope } from './tokens'

/** More than anybody needs: a script that makes a token at each run is told so, before the list is of no use. */
const TOKENS_A_PERSON = 50

/** How long a token works where nobody chose otherwise. */
export const TOKEN_DAYS = 90
type NewToken = { name: string; scope?: TokenScope; days?: number }

/** Makes a token of the actor's own, whatever the role: it can do only what its person may. It is returned this once; what is kept is its hash. */
export async function issueToken(actor: Actor, { name, scope = 'write', days = TOKEN_DAYS }: NewToken, { now }: { now: Date }) {
  const own = { newsroomId: actor.newsroomId, personId: ownId(actor) }
  const token = newToken()
  return transaction(async (tx) => {
    // The person's row is the lock, so that two tokens made at once are both counted.
    const people = await tx.$queryRaw<
      unknown[]
    >`select id from person where id = ${own.personId}::uuid and newsroom_id = ${own.newsroomId}::uuid and disabled_at is null for update`
    if (people.length === 0) return { ok: false, reason: 'not-found' } as const
    if ((await tx.apiToken.count({ where: { ...own, revokedAt: null, expiresAt: { gt: now } } })) >= TOKENS_A_PERSON)
      return { ok: false, reason: 'too-many' } as const
    const expiresAt = new Date(now.getTime() + days * 86_400_000)
    const { id } = await tx.apiToken.create({ data: { ...own, name, scope, hash: hashOf(token), createdAt: now, expiresAt }, select: { id: true } })
    await record(tx, actor, { type: 'token.made', name, scope }, { now })
    return { ok: true, id, token } as const
  })
}

/** The same for somebody by address, from the command line. */
export async function issueTokenFor(email: string, input: NewToken, { now }: { now: Date }) {
  const actor = await actorOfEmail(email)
  return actor ? issueToken(actor, input, { now }) : ({ ok: false, reason: 'not-found' } as const)
}

/** Ends a token at once: one of the actor's own, or for an admin anybody's of the newsroom. */
export async function revokeToken(actor: Actor, { id }: { id: string }, { now }: { now: Date }) {
  const where = { id, newsroomId: actor.newsroomId, ...(!can(actor, 'people:manage') && { personId: ownId(actor) }) }
  return transaction(async (tx) => {
    const found = await tx.apiToken.findFirst({ where, select: { name: true, personId: true, person: { select: { email: true } } } })
    if (!found) return { ok: false, reason: 'no-such-token' } as const
    const { count } = await tx.apiToken.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: now } })
    if (count === 0) return { ok: false, reason: 'revoked-before' } as const
    await record(tx, actor, { type: 'token.revoked', name: found.name, ...(found.personId !== actor.userId && { of: found.person.email }) }, { now })
    return { ok: true } as const
  })
}

/** Makes the private address of the actor's calendar feed, or a new one: the old address is dead from then on. */
export async function renewFeed(actor: Actor, { now }: { now: Date }) {
  const secret = newSecret()
  return transaction(async (tx) => {
    const { count } = await tx.person.updateMany({
      where: { id: ownId(actor), newsroomId: actor.newsroomId, disabledAt: null },
      data: { feedHash: hashOf(secret) },
    })
    if (count === 0) return { ok: false, reason: 'not-found' } as const
    await record(tx, actor, { type: 'feed.made' }, { now })
    return { ok: true, secret } as const
  })
}

/** Ends the feed. */
export async function revokeFeed(actor: Actor, { now }: { now: Date }) {
  return transaction(async (tx) => {
    const { count } = await tx.person.updateMany({
      where: { id: ownId(actor), newsroomId: actor.newsroomId, feedHash: { not: null } },
      data: { feedHash: null },
    })
    if (count === 0) return { ok: false, reason: 'no-feed' } as const
    await record(tx, actor, { type: 'feed.revoked' }, { now })
    return { ok: true } as const
  })
}

// The desk itself, which acts without a person, has neither tokens nor a feed.
function ownId(actor: Actor) {
  if (!actor.userId) throw new Error('Only a person has tokens and a feed')
  return actor.userId
}
