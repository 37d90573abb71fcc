import { randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { hashPassword } from '@/lib/auth/passwords'
import { endAccess } from '@/lib/auth/sessions/commands'
import type { Actor } from '@/lib/actor'
import { dayIn, fromDay } from '@/lib/days'
import { db, pool } from '@/lib/db'
import { getCalendar } from '@/lib/working-days/queries'
import { env } from '@/lib/env'
import { record } from '@/lib/events/commands'
import { factsOf } from '@/lib/events/events'
import { parseCell } from '@/lib/figures/parse-cell'
import { rangeColumnsOf } from '@/lib/figures/stored'
import { attachFile } from '@/lib/files/commands'
import { seedRegister } from '@/lib/forces/commands'
import { createInvestigation } from '@/lib/investigations/commands'
import { referenceFor } from '@/lib/investigations/schema'
import { rebuild } from '@/lib/requests/derived/commands'
import { demonstrationOn } from './demonstration'

/**
 * What a newsroom needs on its first day: itself, the register of forces, somebody who can sign in, and the
 * demonstration. Run at every start: what is there already stays as people have made it.
 */
const now = new Date()
const newsroom = (await db.newsroom.findFirst({ select: { id: true } })) ?? (await makeNewsroom())
const actor = { userId: null, name: 'FOI Desk', newsroomId: newsroom.id, role: 'admin' } as Actor

await db.$transaction((tx) => seedRegister(tx, newsroom.id), { timeout: 30_000 })
const made = await firstAdmin()
if (env.DEMO && (await neverHadAny())) await loadDemonstration()
if (made) console.log(JSON.stringify({ admin: made }))
await db.$disconnect()
await pool.end()

async function makeNewsroom() {
  return db.$transaction(async (tx) => {
    const name = 'The newsroom'
    const { id } = await tx.newsroom.create({ data: { name, createdAt: now }, select: { id: true } })
    await record(tx, { userId: null, name: 'FOI Desk', newsroomId: id }, { type: 'newsroom.made', name }, { now })
    return { id }
  })
}

/** Makes the first admin where nobody can sign in as one; the password is told once and kept only as a hash. */
async function firstAdmin() {
  const can = await db.person.count({ where: { newsroomId: newsroom.id, role: 'admin', disabledAt: null, passwordHash: { not: null } } })
  if (can > 0) return null
  const email = (env.ADMIN_EMAIL ?? 'admin@foidesk.example').toLowerCase()
  const password = env.ADMIN_PASSWORD ?? randomBytes(12).toString('base64url')
  const fresh = { newsroomId: newsroom.id, role: 'admin' as const, passwordHash: await hashPassword(password), disabledAt: null }
  await db.$transaction(async (tx) => {
    const { id: personId } = await tx.person.upsert({
      where: { email },
      create: { ...fresh, email, name: 'Admin', createdAt: now },
      update: fresh,
      select: { id: true },
    })
    // Where somebody had this address before: a new password ends what the old one opened.
    await endAccess(tx, { personId, newsroomId: newsroom.id }, { now })
  })
  return { email, password: env.ADMIN_PASSWORD ? undefined : password }
}

/** Whether the newsroom has never had an investigation, not even one that was taken out again. */
async function neverHadAny() {
  const [investigations, removals] = await Promise.all([
    db.investigation.count({ where: { newsroomId: newsroom.id } }),
    db.event.count({ where: { newsroomId: newsroom.id, type: 'demonstration.removed' } }),
  ])
  return investigations + removals === 0
}

async function loadDemonstration() {
  const today = dayIn(now)
  const calendar = await getCalendar(actor)
  const { input, requests } = demonstrationOn(today, calendar)
  const created = await createInvestigation(actor, input, { now, demonstration: true })
  if (!created.ok) throw new Error(created.words)

  const where = { newsroomId: newsroom.id, investigationId: created.id }
  const [forces, rows, measures, periods] = await Promise.all([
    db.force.findMany({ where: { newsroomId: newsroom.id }, select: { id: true, abbr: true } }),
    db.request.findMany({ where, select: { id: true, forceId: true, reference: true } }),
    db.measure.findMany({ where, select: { id: true, code: true, unit: true } }),
    db.period.findMany({ where, select: { id: true, code: true } }),
  ])
  const requestOf = new Map(rows.map((row) => [row.forceId, row]))
  const files = new Map<string, string>()
  for (const { force, file } of requests) {
    if (!file) continue
    const abbr = forces.find(({ id }) => id === force)!.abbr
    const attached = await attachFile(
      actor,
      { reference: referenceFor(input.code, abbr), name: file.name, mediaType: 'text/csv', stream: Readable.from([Buffer.from(file.text)]) },
      { now },
    )
    if (attached.ok) files.set(force, attached.ids[0]!)
  }

  await db.$transaction(
    async (tx) => {
      await tx.event.createMany({
        data: requests.flatMap(({ force, events }) =>
          events.map(({ event, by }, index) => {
            const { type, on, facts } = factsOf(event)
            // Written down on the day it happened, at ten in the morning and after, in the order told.
            const at = new Date(Math.min(now.getTime(), fromDay(on).getTime() + (10 * 60 + index) * 60_000))
            return { id: randomUUID(), ...where, requestId: requestOf.get(force)!.id, type, on: fromDay(on), at, facts, actorName: by }
          }),
        ),
      })
      await tx.figure.createMany({
        data: requests.flatMap(({ force, figures }) =>
          figures.flatMap(({ measure, period, on, text, was, place, periodSaid, unchecked, retracted, by }) => {
            const { id: measureId, unit } = measures.find(({ code }) => code === measure)!
            const enteredAt = new Date(Math.min(now.getTime(), fromDay(on).getTime() + 15 * 3_600_000))
            const checkedAt = new Date(Math.min(now.getTime(), enteredAt.getTime() + 86_400_000))
            const checker = by === 'Sam Okafor' ? 'Priya Nair' : 'Sam Okafor'
            const version = (version: number, text: string, more: object) => {
              const cell = rangeColumnsOf(parseCell(text))
              return {
                ...where,
                ...cell,
                requestId: requestOf.get(force)!.id,
                measureId,
                periodId: periods.find(({ code }) => code === period)!.id,
                version,
                text,
                on: fromDay(on),
                unitSaid: unit,
                periodSaid: periodSaid ?? null,
                enteredAt,
                enteredByName: by,
                ...more,
              }
            }
            const sourced = files.has(force) ? { source: 'file', fileId: files.get(force)!, place } : { source: 'letter', words: 'As their letter says.' }
            const checked = unchecked ? {} : { checkedAt, checkedByName: checker }
            const latest = { ...sourced, ...checked, ...(retracted && { retractedAt: checkedAt, reason: retracted }) }
            return was
              ? [
                  version(1, was, { source: 'letter', words: 'Their first table.', supersededAt: checkedAt }),
                  version(2, text, { ...latest, reason: 'They sent a corrected table.' }),
                ]
              : [version(1, text, latest)]
          }),
        ),
      })
      await rebuild(
        tx,
        actor,
        rows.map(({ id }) => id),
        calendar,
        today,
      )
    },
    { timeout: 30_000 },
  )
}
