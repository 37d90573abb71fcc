import { type Actor, authorise } from '@/lib/actor'
import { fromDay } from '@/lib/days'
import { db, isUniqueViolation } from '@/lib/db'
import { transaction } from '@/lib/idempotency'
import { record } from '@/lib/events/commands'
import { releaseBytes } from '@/lib/files/commands'
import { type NewInvestigation, referenceFor, standardLetter, standardSubject } from './schema'

/** The whole round in one transaction: questions, measures, periods, and a request, still a draft, for each force. */
export async function createInvestigation(actor: Actor, input: NewInvestigation, { now, demonstration = false }: { now: Date; demonstration?: boolean }) {
  authorise(actor, 'investigation:create')
  const { newsroomId, userId: ownerId } = actor
  const chosen = await db.force.findMany({
    where: { newsroomId, ...(input.forces === 'territorial' ? { kind: 'territorial' } : { id: { in: input.forces } }) },
    select: { id: true, abbr: true },
    orderBy: { name: 'asc' },
  })
  if (input.forces !== 'territorial') {
    const unknown = input.forces.filter((id) => !chosen.some((force) => force.id === id))
    if (unknown.length > 0) return { ok: false, reason: 'unknown-force', words: `The register holds no force called ${unknown.join(', ')}.` } as const
  }
  if (chosen.length === 0) return { ok: false, reason: 'no-forces', words: 'The register is empty: add forces before you ask them.' } as const

  try {
    return await transaction(async (tx) => {
      const { id } = await tx.investigation.create({
        data: {
          newsroomId,
          ownerId,
          demonstration,
          createdAt: now,
          code: input.code,
          title: input.title,
          letterSubject: input.letterSubject || standardSubject,
          letter: input.letter || standardLetter,
          questions: { createMany: { data: input.questions.map((text, index) => ({ number: index + 1, text })) } },
          measures: { createMany: { data: input.measures.map((measure, position) => ({ ...measure, position })) } },
          periods: {
            createMany: {
              data: input.periods.map((period, position) => ({ ...period, position, startsOn: fromDay(period.startsOn), endsOn: fromDay(period.endsOn) })),
            },
          },
        },
        select: { id: true },
      })
      await tx.request.createMany({
        data: chosen.map(({ id: forceId, abbr }) => ({
          newsroomId,
          investigationId: id,
          forceId,
          ownerId,
          reference: referenceFor(input.code, abbr),
          createdAt: now,
        })),
      })
      await record(tx, actor, { type: 'investigation.created', code: input.code, forces: chosen.length }, { investigationId: id, now })
      return { ok: true, id, code: input.code } as const
    })
  } catch (error) {
    // Two people may choose one code at once: the table's own rule decides, and the second is told.
    if (isUniqueViolation(error))
      return { ok: false, reason: 'code-taken', words: `${input.code} is taken by another investigation: choose another code.` } as const
    throw error
  }
}

/** Takes the demonstration out of the newsroom, with everything that hangs on it. Nothing else can be removed this way. */
export async function removeDemonstration(actor: Actor, code: string, { now }: { now: Date }) {
  authorise(actor, 'demonstration:remove')
  const result = await transaction(async (tx) => {
    const [found] = await tx.$queryRaw<
      { id: string; demonstration: boolean }[]
    >`select id, demonstration from investigation where newsroom_id = ${actor.newsroomId}::uuid and code = ${code} for update`
    if (!found) return { ok: false, reason: 'not-found', words: 'There is no such investigation any more.' } as const
    if (!found.demonstration)
      return { ok: false, reason: 'not-a-demonstration', words: 'Only a demonstration can be removed: the record of a real investigation stays.' } as const
    const where = { newsroomId: actor.newsroomId, investigationId: found.id }
    const files = await tx.file.findMany({ where, select: { sha256: true }, distinct: ['sha256'] })
    await tx.figure.deleteMany({ where })
    await tx.file.deleteMany({ where })
    await tx.event.deleteMany({ where })
    await tx.request.deleteMany({ where })
    await tx.importDraft.deleteMany({ where })
    await tx.issuedReport.deleteMany({ where })
    await tx.measure.deleteMany({ where })
    await tx.period.deleteMany({ where })
    await tx.question.deleteMany({ where })
    await tx.investigation.delete({ where: { id: found.id, newsroomId: actor.newsroomId } })
    await record(tx, actor, { type: 'demonstration.removed', code }, { now })
    return { ok: true, files: files.map(({ sha256 }) => sha256) } as const
  })
  // The bytes go after the rows that named them, never before: a crash between leaves bytes that nobody names, not names without bytes.
  if (result.ok) for (const sha256 of result.files) await releaseBytes(sha256)
  return result
}
