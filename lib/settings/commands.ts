import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db'
import { transaction } from '@/lib/idempotency'
import { record } from '@/lib/events/commands'

/** Changes the actor's own name, from now on: what is on the record keeps the name it was written under. */
export async function rename(actor: Actor, { name }: { name: string }, { now }: { now: Date }) {
  return transaction(async (tx) => {
    const person = await lockOwn(tx, actor)
    if (!person) return { ok: false, reason: 'not-found' } as const
    if (person.name === name) return { ok: true } as const
    await tx.person.updateMany({ where: person.where, data: { name } })
    await record(tx, actor, { type: 'person.changed', email: person.email, from: person.name, to: name }, { now })
    return { ok: true } as const
  })
}

/** Turns the single-letter keys on or off for the actor (WCAG 2.1.4). */
export async function setLetterKeys(actor: Actor, { letterKeys }: { letterKeys: boolean }, { now }: { now: Date }) {
  return transaction(async (tx) => {
    const person = await lockOwn(tx, actor)
    if (!person) return { ok: false, reason: 'not-found' } as const
    if (person.letterKeys === letterKeys) return { ok: true } as const
    await tx.person.updateMany({ where: person.where, data: { letterKeys } })
    const words = (on: boolean) => `letter keys ${on ? 'on' : 'off'}`
    await record(tx, actor, { type: 'person.changed', email: person.email, from: words(!letterKeys), to: words(letterKeys) }, { now })
    return { ok: true } as const
  })
}

/** The actor's own row, locked: of two changes at once the second sees and records what the first made. */
async function lockOwn(tx: Tx, { userId, newsroomId }: Actor) {
  if (!userId) return null
  const [person] = await tx.$queryRaw<{ name: string; email: string; letterKeys: boolean }[]>`
    select name, email, letter_keys as "letterKeys" from person where id = ${userId}::uuid and newsroom_id = ${newsroomId}::uuid and disabled_at is null for update`
  return person ? { ...person, where: { id: userId, newsroomId } } : null
}
