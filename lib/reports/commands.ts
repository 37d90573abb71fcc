import { type Actor, authorise } from '@/lib/actor'
import { type Day, dayIn, fromDay } from '@/lib/days'
import { transaction } from '@/lib/idempotency'
import { record } from '@/lib/events/commands'
import { datasetSchema } from './dataset'
import { findReport } from './queries'
import { refusedIssue } from './refusals'

/**
 * Issues the status report as at a day: it gets the next number and keeps its own data for ever. `after` is the number of the
 * last report its maker saw (0 where there was none): of two who issue at once one wins, and the other looks again.
 */
export async function issueReport(actor: Actor, { code, asAt, after }: { code: string; asAt: Day; after: number }, { now }: { now: Date }) {
  authorise(actor, 'report:issue')
  if (asAt > dayIn(now)) return refusedIssue('in-the-future')
  const drawn = await findReport(actor, code, asAt)
  if (!drawn) return refusedIssue('not-found')

  return transaction(async (tx) => {
    const [found] = await tx.$queryRaw<
      { id: string }[]
    >`select id from investigation where newsroom_id = ${actor.newsroomId}::uuid and code = ${code} for update`
    if (!found) return refusedIssue('not-found')
    // The row was locked before this was read, so a number that went meanwhile is seen here.
    const { _max } = await tx.issuedReport.aggregate({ where: { newsroomId: actor.newsroomId, investigationId: found.id }, _max: { number: true } })
    const last = _max.number ?? 0
    if (last !== after) return refusedIssue('stale')
    const number = last + 1
    // Read by its own schema before it is kept: what does not read back now never would.
    const dataset = datasetSchema.parse({ ...drawn, number, issued: { at: now.toISOString(), by: actor.name } })
    await tx.issuedReport.create({
      data: {
        newsroomId: actor.newsroomId,
        investigationId: found.id,
        number,
        asAt: fromDay(asAt),
        issuedAt: now,
        issuedById: actor.userId,
        issuedByName: actor.name,
        dataset,
      },
      select: { id: true },
    })
    await record(tx, actor, { type: 'report.issued', number, asAt }, { investigationId: found.id, now })
    return { ok: true, number } as const
  })
}
