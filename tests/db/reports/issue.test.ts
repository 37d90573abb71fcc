import { describe, expect, test } from 'vitest'
import { Forbidden } from '@/lib/actor'
import { day } from '@/lib/days'
import { bytesOf } from '@/lib/reports/bytes'
import { issueReport } from '@/lib/reports/commands'
import { findIssued, findReport, listIssued } from '@/lib/reports/queries'
import { db } from '../../support/db'
import { person } from '../../support/people'
import { log, round } from '../../support/round'

const now = new Date('2026-04-23T09:00Z')
const asAt = day('2026-04-23')
const issue = { code: 'CONES', asAt, after: 0 }

describe('issuing a report', { timeout: 120_000 }, () => {
  test('gives it the next number, freezes its data and is on the record', async () => {
    const actor = await person('reporter')
    const { id } = await round(actor, { sentOn: '2026-03-06' })
    expect(await issueReport(actor, issue, { now })).toEqual({ ok: true, number: 1 })
    expect(await issueReport(actor, { ...issue, after: 1 }, { now })).toEqual({ ok: true, number: 2 })

    const record = await db.event.findMany({ where: { investigationId: id, type: 'report.issued' }, orderBy: { id: 'asc' } })
    expect(record.map(({ facts, actorId, requestId }) => ({ facts, actorId, requestId }))).toEqual(
      [1, 2].map((number) => ({ facts: { number, asAt }, actorId: actor.userId, requestId: null })),
    )
    expect(await listIssued(actor, 'CONES')).toMatchObject([{ number: 2 }, { number: 1, asAt, issuedOn: asAt, issuedBy: actor.name, asked: 3, noResponse: 3 }])
    const frozen = await findIssued(actor, 'CONES', '1')
    expect(frozen).toMatchObject({ number: 1, asAt, issued: { at: now.toISOString(), by: actor.name } })
    expect((await findIssued(actor, 'CONES', '2'))!.sinceLast).toEqual({ number: 1, asAt, says: ['No force’s standing has changed.'] })
  })

  test('once issued it opens again unchanged, in every format, however the record moves on', async () => {
    const actor = await person('reporter')
    const { requests } = await round(actor, { sentOn: '2026-03-06' })
    await issueReport(actor, issue, { now })
    const before = (await findIssued(actor, 'CONES', '1'))!
    const bytes = async () =>
      Promise.all(
        (['csv', 'pdf', 'html', 'json'] as const).map(async (format) =>
          Buffer.from(await new Response((await bytesOf((await findIssued(actor, 'CONES', '1'))!, format)).body as never).arrayBuffer()).toString('base64'),
        ),
      )
    const kept = await bytes()

    await log(actor, requests[0]!.reference, {
      type: 'request.answered',
      on: day('2026-04-01'),
      outcomes: [1, 2].map((question) => ({ question, outcome: 'disclosed' as const })),
    })
    await db.investigation.updateMany({ data: { title: 'Another title' } })
    await db.force.updateMany({ where: { id: 'gwent' }, data: { name: 'Heddlu Gwent' } })

    expect((await findReport(actor, 'CONES', asAt))!.counts.byWord.disclosed).toBe(1)
    expect(await findIssued(actor, 'CONES', '1')).toEqual(before)
    expect(await bytes()).toEqual(kept)
  })

  test('is refused for a day that has not come, and nothing is kept', async () => {
    const actor = await person('reporter')
    await round(actor)
    expect(await issueReport(actor, { ...issue, asAt: day('2026-04-24') }, { now })).toMatchObject({ ok: false, reason: 'in-the-future' })
    // Late in the evening of the 23rd by UTC it is the 24th in London.
    expect(await issueReport(actor, { ...issue, asAt: day('2026-04-24') }, { now: new Date('2026-04-23T23:30Z') })).toMatchObject({ ok: true })
    expect(await db.issuedReport.count()).toBe(1)
  })

  test('of two who issue at once one wins and the other is told', async () => {
    const actor = await person('reporter')
    await round(actor, { sentOn: '2026-03-06' })
    const both = await Promise.all([issueReport(actor, issue, { now }), issueReport(actor, issue, { now })])
    expect(both.map((result) => (result.ok ? 'issued' : result.reason)).toSorted()).toEqual(['issued', 'stale'])
    expect(await db.issuedReport.count()).toBe(1)
    expect(await db.event.count({ where: { type: 'report.issued' } })).toBe(1)
  })

  test('another newsroom neither issues, nor sees, nor downloads', async () => {
    const actor = await person('reporter')
    await round(actor, { sentOn: '2026-03-06' })
    await issueReport(actor, issue, { now })
    const stranger = await person('admin')
    expect(await issueReport(stranger, { ...issue, after: 1 }, { now })).toMatchObject({ ok: false, reason: 'not-found' })
    expect(await findReport(stranger, 'CONES', asAt)).toBeNull()
    expect(await listIssued(stranger, 'CONES')).toEqual([])
    expect(await findIssued(stranger, 'CONES', '1')).toBeNull()
    expect(await db.issuedReport.count()).toBe(1)
  })

  test('is not for a viewer', async () => {
    const actor = await person('reporter')
    await round(actor)
    const viewer = await person('viewer', actor.newsroomId)
    await expect(issueReport(viewer, issue, { now })).rejects.toThrow(Forbidden)
    expect(await db.issuedReport.count()).toBe(0)
  })
})

test('a number that is none finds nothing', async () => {
  const actor = await person('viewer')
  for (const number of ['0', '-1', '1.0', '01', '1e1', 'x', '9999999999']) expect(await findIssued(actor, 'CONES', number)).toBeNull()
})
