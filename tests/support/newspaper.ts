import type { Actor } from '@/lib/actor'
import { day } from '@/lib/days'
import { saveFigures } from '@/lib/figures/commands'
import type { FigureInput } from '@/lib/figures/schema'
import { seedRegister } from '@/lib/forces/commands'
import { createInvestigation } from '@/lib/investigations/commands'
import { newInvestigation } from '@/lib/investigations/schema'
import { logForMany } from '@/lib/logging/commands'
import { db } from '@/lib/db'

/**
 * The newspaper's round: 43 asked, 22 disclosed, 6 refused, 15 silent. The totals and five forces' figures were published; which
 * other force answered was not, so the rest is dealt out here by the alphabet, in a database that is thrown away.
 */
export const now = new Date('2026-04-23T09:00Z')
const published = { 'thames-valley': 13, derbyshire: 5, gwent: 2, staffordshire: 2, 'west-midlands': 2 }
const silentAnyway = ['metropolitan', 'greater-manchester']

export async function newspaperRound(actor: Actor, code = 'NEWS') {
  await db.$transaction((tx) => seedRegister(tx, actor.newsroomId), { timeout: 30_000 })
  const input = newInvestigation.parse({
    code,
    title: 'A newspaper’s round',
    questions: ['How many in all?', 'How many of the second kind?', 'How many of the third kind?'],
    measures: [
      { code: 'ALL', label: 'All of them', unit: 'offences' },
      { code: 'SECOND', label: 'Of the second kind', unit: 'offences' },
      { code: 'THIRD', label: 'Of the third kind', unit: 'offences' },
    ],
    periods: [{ code: 'P', label: 'Five years', startsOn: '2009-01-01', endsOn: '2013-12-31', basis: 'part' }],
    forces: 'territorial',
  })
  const made = await createInvestigation(actor, input, { now })
  if (!made.ok) throw new Error(made.words)
  const requests = await db.request.findMany({ where: { investigationId: made.id }, select: { reference: true, forceId: true }, orderBy: { forceId: 'asc' } })
  const reference = (forceId: string) => requests.find((request) => request.forceId === forceId)!.reference
  const others = requests.map(({ forceId }) => forceId).filter((id) => !(id in published) && !silentAnyway.includes(id))
  const disclosed = [...Object.keys(published), ...others.slice(0, 17)]
  const refused = others.slice(17, 23)
  const silent = requests.map(({ forceId }) => forceId).filter((id) => !disclosed.includes(id) && !refused.includes(id))

  const log = async (forceIds: readonly string[], event: object) => {
    const result = await logForMany(actor, { references: forceIds.map(reference), event: event as never }, { now })
    if (!result.ok) throw new Error(result.refused.map(({ words }) => words).join(' '))
  }
  await log(
    requests.map(({ forceId }) => forceId),
    { type: 'request.sent', on: day('2026-03-06') },
  )
  const each = (outcome: string, sections?: string[]) => [1, 2, 3].map((question) => ({ question, outcome, ...(sections && { sections }) }))
  await log(disclosed, { type: 'request.answered', on: day('2026-04-01'), outcomes: each('disclosed') })
  await log(refused, { type: 'request.answered', on: day('2026-04-02'), outcomes: each('refused', ['12']) })

  // 1,189 in all: 54 from each of the 22 but the last, which makes up the rest. 25 and 21 likewise.
  const figures: FigureInput[] = disclosed.flatMap((forceId, index) => {
    const second = forceId in published ? published[forceId as keyof typeof published] : index === 5 ? 1 : 0
    const third = index < 21 ? 1 : 0
    const all = index < 21 ? 54 : 1189 - 21 * 54
    return [
      ['ALL', all],
      ['SECOND', second],
      ['THIRD', third],
    ].map(([measure, value]) => ({
      reference: reference(forceId),
      measure: String(measure),
      period: 'P',
      text: String(value),
      on: day('2026-04-01'),
      source: { kind: 'letter' as const, place: 'page 2' },
    }))
  })
  const saved = await saveFigures(actor, figures, { now })
  if (!saved.ok) throw new Error(saved.refused[0]!.words)
  return { id: made.id, code, disclosed, refused, silent, reference }
}
