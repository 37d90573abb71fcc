import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import 'server-only'
import type { Actor } from './actor'
import { db, type Tx } from './db'

/**
 * One press, one write. A form carries a key of its own (components/frame/form.tsx), an API call may carry `Idempotency-Key`. The first
 * transaction of the command claims the key and keeps with it what the command returns; whoever presses or sends the same again, even at
 * the same moment, gets that answer and nothing is written. What was refused or failed releases the key, so that it can be sent again, corrected.
 */
type Press = { actor: Pick<Actor, 'newsroomId' | 'userId'>; key: string; fingerprint: string; isClaimed: boolean }

const presses = new AsyncLocalStorage<Press>()

/** Keys are forgotten after this many days: nobody presses the same button for longer. */
export const KEPT_DAYS = 2

/** The field in which a form carries its key. Names that begin with $ are no input (lib/form.ts). */
export const keyField = '$press'

/** A key was sent before, with something else. */
export class KeyReused extends Error {
  constructor() {
    super('An idempotency key was sent with another body before')
  }
}

/**
 * Runs a command for one press of a form. The key counts together with what was typed: a page that is gone back to, changed and sent again
 * is another press. A form without a key, as a script may send it, is carried out as it is.
 */
export async function once<Result>(actor: Press['actor'], form: FormData, command: () => Promise<Result>): Promise<Result> {
  const key = form.get(keyField)
  if (typeof key !== 'string' || !/^[\w-]{16,64}$/.test(key) || actor.userId === null) return command()
  const fingerprint = await fingerprintOf(form)
  return presses.run({ actor, key: `form:${key}:${fingerprint}`, fingerprint, isClaimed: false }, command)
}

/** The same for a call of the API to an address. Its body joins the fingerprint as it is read (`addToFingerprint`). Throws KeyReused where the key was sent before with something else. */
export function onceForKey<Result>(actor: Press['actor'], key: string, address: string, command: () => Promise<Result>): Promise<Result> {
  if (actor.userId === null) return command()
  return presses.run({ actor, key: `api:${key}`, fingerprint: hash(address), isClaimed: false }, command)
}

/** What a call sends beside its address, as it arrives. Nothing where the call has no key. */
export function addToFingerprint(bytes: Uint8Array) {
  const press = presses.getStore()
  if (press && !press.isClaimed) press.fingerprint = createHash('sha256').update(press.fingerprint).update(bytes).digest('hex')
}

/** A transaction of a command. The first one of a press claims its key: see above. Use it in place of `db.$transaction` wherever a person asked for the write. */
export function transaction<Result>(work: (tx: Tx) => Promise<Result>, options?: { timeout?: number; maxWait?: number }): Promise<Result> {
  const press = presses.getStore()
  if (!press || press.isClaimed) return db.$transaction(work, options)
  press.isClaimed = true
  return db.$transaction(async (tx) => {
    const known = await claim(tx, press)
    if (known) return known.result as Result
    const result = await work(tx)
    await settle(tx, press, result)
    return result
  }, options)
}

/** Null where the key is ours now; else what it came to. Of two at once the second waits here until the first has ended. */
async function claim(tx: Tx, { actor: { newsroomId, userId }, key, fingerprint }: Press) {
  const claimed = await tx.$executeRaw`
    insert into idempotency_key (newsroom_id, person_id, key, fingerprint) values (${newsroomId}::uuid, ${userId}::uuid, ${key}, ${fingerprint})
    on conflict do nothing`
  if (claimed === 1) return null
  const [known] = await tx.$queryRaw<{ fingerprint: string; result: unknown }[]>`
    select fingerprint, result from idempotency_key where newsroom_id = ${newsroomId}::uuid and person_id = ${userId}::uuid and key = ${key}`
  if (known && known.fingerprint !== fingerprint) throw new KeyReused()
  return known ? { result: known.result ?? undefined } : null
}

/** Keeps what the command returned, or lets the key go where it refused. A secret that is shown once is not kept: the second press is told so by its absence. */
async function settle(tx: Tx, { actor: { newsroomId, userId }, key }: Press, result: unknown) {
  if (isRefusal(result)) {
    await tx.$executeRaw`delete from idempotency_key where newsroom_id = ${newsroomId}::uuid and person_id = ${userId}::uuid and key = ${key}`
    return
  }
  const kept = JSON.stringify(result ?? null, (name, value) => (secretNames.has(name) ? undefined : value))
  await tx.$executeRaw`
    update idempotency_key set result = ${kept}::jsonb where newsroom_id = ${newsroomId}::uuid and person_id = ${userId}::uuid and key = ${key}`
}

const secretNames = new Set(['token', 'secret', 'password'])
const isRefusal = (result: unknown) => typeof result === 'object' && result !== null && 'ok' in result && result.ok === false

const hash = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')

/** What was typed, in its order; of a file its name and what is in it. */
async function fingerprintOf(form: FormData) {
  const typed = [...form].filter(([name]) => !name.startsWith('$'))
  const parts = typed.map(async ([name, value]) => [name, typeof value === 'string' ? value : [value.name, hash(new Uint8Array(await value.arrayBuffer()))]])
  return hash(JSON.stringify(await Promise.all(parts)))
}
