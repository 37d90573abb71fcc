import { type Actor, authorise } from '@/lib/actor'
import type { Tx } from '@/lib/db'
import { transaction } from '@/lib/idempotency'
import { record } from '@/lib/events/commands'
import { takenBy } from './names'
import { shippedForces } from './register'
import { type AddedForce, type EditedForce, type ForceRefusal, forceRefusalWords } from './schema'

const refused = <Reason extends ForceRefusal>(reason: Reason, words: string = forceRefusalWords[reason]) => ({ ok: false, reason, words }) as const

/** Loads the shipped register into a newsroom. A force that is there stays as people have made it, so it can run at every start. */
export async function seedRegister(tx: Tx, newsroomId: string) {
  await tx.force.createMany({ data: shippedForces.map((force) => ({ ...force, newsroomId })), skipDuplicates: true })
}

const editable = { name: true, shortName: true, aliases: true, address: true, website: true, notes: true } as const
const fieldNames: Record<keyof typeof editable, string> = {
  name: 'name',
  shortName: 'short name',
  aliases: 'other names',
  address: 'address',
  website: 'website',
  notes: 'notes',
}
const printed = (value: string | string[] | null) => (Array.isArray(value) ? value.join('; ') : (value ?? ''))

/** Changes what the register says of a force. A new address is unconfirmed, whoever enters it: to confirm it is an act of its own. */
export async function editForce(actor: Actor, { id, version, ...edited }: EditedForce, { now }: { now: Date }) {
  authorise(actor, 'register:edit')
  const { newsroomId } = actor
  return transaction(async (tx) => {
    await lockRegister(tx, newsroomId)
    const taken = await nameTaken(tx, actor, [edited.name, edited.shortName, ...edited.aliases], id)
    if (taken) return taken
    const before = await tx.force.findUnique({ where: { newsroomId_id: { newsroomId, id } }, select: { ...editable, version: true } })
    if (!before) return refused('not-found')
    if (before.version !== version) return refused('stale')
    const fields = Object.keys(editable) as (keyof typeof editable)[]
    const changes = fields
      .filter((field) => printed(before[field]) !== printed(edited[field]))
      .map((field) => ({ field: fieldNames[field], from: printed(before[field]), to: printed(edited[field]) }))
    if (changes.length === 0) return { ok: true, changed: false, version } as const

    const unconfirmed = before.address !== edited.address ? { confirmedAt: null, confirmedById: null } : {}
    const { count } = await tx.force.updateMany({ where: { newsroomId, id, version }, data: { ...edited, ...unconfirmed, version: { increment: 1 } } })
    if (count === 0) return refused('stale')
    await record(tx, actor, { type: 'force.changed', force: before.name, changes }, { now })
    return { ok: true, changed: true, version: version + 1 } as const
  })
}

/** Says that the address is the force's own. Guarded by the address that was looked at: one that was changed meanwhile is not confirmed. */
export async function confirmAddress(actor: Actor, { id, address }: { id: string; address: string }, { now }: { now: Date }) {
  authorise(actor, 'register:edit')
  const where = { newsroomId: actor.newsroomId, id }
  return transaction(async (tx) => {
    const force = await tx.force.findFirst({ where, select: { name: true, address: true } })
    if (!force) return refused('not-found')
    if (!force.address) return refused('no-address')
    const { count } = await tx.force.updateMany({
      where: { ...where, address, confirmedAt: null },
      data: { confirmedAt: now, confirmedById: actor.userId, version: { increment: 1 } },
    })
    if (count === 1) {
      await record(tx, actor, { type: 'force.address-confirmed', force: force.name, address }, { now })
      return { ok: true } as const
    }
    // Of two who press at once both are right; of one who looked at another address neither is.
    const current = await tx.force.findFirst({ where, select: { address: true } })
    return current?.address === address ? ({ ok: true } as const) : refused('other-address')
  })
}

/** Puts another authority into the register by hand: a commissioner, a council, a force of another country. */
export async function addForce(actor: Actor, added: AddedForce, { now }: { now: Date }) {
  authorise(actor, 'register:edit')
  const { newsroomId } = actor
  return transaction(async (tx) => {
    await lockRegister(tx, newsroomId)
    const taken = await nameTaken(tx, actor, [added.name, added.shortName, ...added.aliases])
    if (taken) return taken
    const there = await tx.force.findMany({ where: { newsroomId }, select: { id: true, abbr: true } })
    const letters = (abbr: string) => abbr.replace(/[^A-Z0-9]/g, '')
    if (there.some(({ abbr }) => letters(abbr) === letters(added.abbr))) return refused('letters-taken')
    const id = freeId(added.name, new Set(there.map((force) => force.id)))
    await tx.force.create({ data: { ...added, emailDomains: [], newsroomId, id }, select: { id: true } })
    await record(tx, actor, { type: 'force.added', force: added.name }, { now })
    return { ok: true, id } as const
  })
}

/** Names are checked against every other force's, so of two people who change the register one waits for the other. */
const lockRegister = (tx: Tx, newsroomId: string) => tx.$queryRaw`select id from newsroom where id = ${newsroomId}::uuid for no key update`

async function nameTaken(tx: Tx, { newsroomId }: Actor, names: readonly string[], besides?: string) {
  const others = await tx.force.findMany({
    where: { newsroomId, ...(besides && { id: { not: besides } }) },
    select: { id: true, name: true, shortName: true, abbr: true, aliases: true, pfaCode: true },
  })
  for (const name of names) {
    const other = takenBy(name, others)
    if (other) return refused('name-taken', `“${name}” means ${other.name} already, so nobody could tell which is meant.`)
  }
  return null
}

function freeId(name: string, taken: ReadonlySet<string>) {
  const plain =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/&/g, ' and ')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'authority'
  let id = plain
  for (let count = 2; taken.has(id); count++) id = `${plain}-${count}`
  return id
}
