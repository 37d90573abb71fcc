import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { seedRegister } from '@/lib/forces/commands'
import { importFile } from '@/lib/imports/commands'
import { createInvestigation } from '@/lib/investigations/commands'
import { newInvestigation } from '@/lib/investigations/schema'
import { db } from '../../support/db'
import { person } from '../../support/people'

/** Outcomes of recorded crime by force, 2012 to 2016, as a broadcaster's data unit published them. Read from beside the repository, never part of it. */
const real = join(process.cwd(), '..', 'shared', 'real')
const input = join(real, 'outcomes-by-force-2012-2016.csv')
const isThere = existsSync(input)
if (!isThere) console.warn(`Skipped: the published outcomes by force are not at ${input}.`)

const now = new Date('2026-04-23T09:00Z')
const split = (text: string) =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter(Boolean)
const headings = () => split(readFileSync(input, 'latin1'))[0]!.split(',').slice(1)
const published = () =>
  new Map(
    split(readFileSync(join(real, 'outcomes-totals-2012-2016.csv'), 'latin1'))
      .slice(1)
      .map((line) => [line.slice(0, line.lastIndexOf(',')), Number(line.slice(line.lastIndexOf(',') + 1))] as const),
  )

async function imported(forces: 'territorial' | string[]) {
  const actor = await person('reporter')
  await seedRegister(db, actor.newsroomId)
  const measures = headings().map((label, at) => ({ code: `M${at + 1}`, label, unit: 'outcomes' }))
  const periods = [{ code: 'Y1216', label: '2012 to 2016', startsOn: '2012-01-01', endsOn: '2016-12-31', basis: 'part' }]
  const made = await createInvestigation(
    actor,
    newInvestigation.parse({ code: 'OUTCOMES', title: 'Outcomes', questions: ['What became of it?'], measures, periods, forces }),
    { now },
  )
  if (!made.ok) throw new Error(made.words)
  const result = await importFile(actor, { code: 'OUTCOMES', name: 'outcomes.csv', bytes: readFileSync(input), commit: true }, { now })
  if (!result.ok) throw new Error(result.words)
  const sums = await db.$queryRaw<{ label: string; total: number }[]>`
    select m.label, sum(f.value)::float as total from figure f join measure m on m.id = f.measure_id where f.newsroom_id = ${actor.newsroomId}::uuid and f.superseded_at is null group by m.label`
  return { actor, result, totals: new Map(sums.map(({ label, total }) => [label, total])) }
}

describe.skipIf(!isThere)('outcomes of recorded crime by force, lines ending in CR alone', { timeout: 120_000 }, () => {
  test('43 forces are matched, two rows are reported as not in this round, and the totals are those published', async () => {
    const { result, totals } = await imported('territorial')
    expect(result.counts).toMatchObject({ rows: 45, matched: 43, changed: 43, events: 0, notInRound: 2, unknown: 0, doubled: 0, leftOut: 0, told: 0 })
    expect(result.rows.filter(({ state }) => state === 'not in this round').map(({ words }) => words)).toEqual([
      'British Transport Police was not asked in this round.',
      'Police Service of Northern Ireland was not asked in this round.',
    ])
    expect(totals.size).toBe(26)
    expect(totals.get('Offender given a caution')).toBe(611_237)
    for (const [label, total] of published()) if (label !== '(blank)') expect([label, totals.get(label)]).toEqual([label, total])
    // The one column in which the two bodies outside the 43 have figures: what was published counts them in.
    expect(totals.get('(blank)')).toBe(published().get('(blank)')! - 218_438 - 806_628)
  })

  test('with the two other bodies asked as well, all 26 totals are those published', async () => {
    const { result, totals } = await imported([...(await territorial()), 'btp', 'psni'])
    expect(result.counts).toMatchObject({ rows: 45, matched: 45, notInRound: 0 })
    expect(totals).toEqual(published())
  })

  test('the same file again changes nothing', async () => {
    const { actor } = await imported('territorial')
    const count = () => Promise.all([db.figure.count({ where: { newsroomId: actor.newsroomId } }), db.event.count({ where: { newsroomId: actor.newsroomId } })])
    const before = await count()
    expect(await importFile(actor, { code: 'OUTCOMES', name: 'outcomes.csv', bytes: readFileSync(input), commit: true }, { now })).toMatchObject({
      ok: true,
      counts: { changed: 0, matched: 43 },
    })
    expect(await count()).toEqual(before)
  })
})

const territorial = async () => (await import('@/lib/forces/register')).shippedForces.filter(({ kind }) => kind === 'territorial').map(({ id }) => id)
