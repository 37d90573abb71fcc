import { joinList } from '@/lib/words'

/**
 * One force's record with this newsroom, across investigations: how long it takes, what it refuses, where it is silent. Requests that were
 * never sent count for nothing, withdrawn ones neither for nor against, and invented ones are left out altogether.
 */
export type Reading = {
  standing: string
  sentOn: string | null
  clock: { workingDaysTaken: number | null; answeredLate: boolean; isLate: boolean; answeredOn: string | null }
  sections: readonly string[]
  pointsToPublished: boolean
  investigation: { demonstration: boolean }
}

export type ForceRecord = {
  asked: number
  answered: number
  /** Of those answered in full. */
  answeredLate: number
  silent: number
  /** Its whole answer taken back, and no other given. */
  withdrew: number
  refused: number
  /** Of those refused, the ones that point to published figures (s.21). */
  published: number
  partRefused: number
  notHeld: number
  /** Working days to the whole answer. */
  medianDays: number | null
  slowestDays: number | null
  /** Sections cited, most cited first. */
  sections: { section: string; count: number }[]
}

export function recordOf(requests: readonly Reading[]): ForceRecord {
  const asked = requests.filter(({ sentOn, standing, investigation }) => sentOn !== null && standing !== 'withdrawn' && !investigation.demonstration)
  const days = asked
    .flatMap(({ clock }) => (clock.answeredOn !== null && clock.workingDaysTaken !== null ? [clock.workingDaysTaken] : []))
    .sort((a, b) => a - b)
  const count = (standing: string) => asked.filter((request) => request.standing === standing).length
  const cited = new Map<string, number>()
  for (const { sections } of asked) for (const section of sections) cited.set(section, (cited.get(section) ?? 0) + 1)
  const middle = days.length / 2
  return {
    asked: asked.length,
    answered: asked.filter(({ clock }) => clock.answeredOn !== null).length,
    answeredLate: asked.filter(({ clock }) => clock.answeredOn !== null && clock.answeredLate).length,
    silent: count('no response'),
    withdrew: count('answer withdrawn'),
    refused: count('refused'),
    published: asked.filter(({ standing, pointsToPublished }) => standing === 'refused' && pointsToPublished).length,
    partRefused: asked.filter(({ standing, sections }) => standing === 'part disclosed' && sections.length > 0).length,
    notHeld: count('not held'),
    medianDays: days.length === 0 ? null : Number.isInteger(middle) ? (days[middle - 1]! + days[middle]!) / 2 : days[Math.floor(middle)]!,
    slowestDays: days.at(-1) ?? null,
    sections: [...cited]
      .map(([section, count]) => ({ section, count }))
      .sort((a, b) => b.count - a.count || a.section.localeCompare(b.section, 'en', { numeric: true })),
  }
}

/** The record in a sentence an editor can read aloud. */
export function recordSentence(name: string, { asked, answered, answeredLate, silent, withdrew, refused, published, medianDays }: ForceRecord): string {
  if (asked === 0) return `${name} has not been asked anything yet.`
  const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)
  const late = answeredLate === 0 ? '' : answered === 1 ? ', late' : answeredLate === answered ? ', all late' : `, ${answeredLate} late`
  const rest = [
    answered === 0 ? 'has answered none in full' : `has answered ${answered === asked ? (asked === 1 ? 'it' : 'all') : answered} in full${late}`,
    ...(silent > 0 ? [`is silent past its date on ${silent}`] : []),
    ...(withdrew > 0 ? [`withdrew its answer ${times(withdrew)}`] : []),
    ...(refused > 0
      ? [`refused ${refused}${published > 0 ? ` (${published} of them ${published === 1 ? 'points' : 'point'} to published figures)` : ''}`]
      : []),
  ]
  const days = medianDays === null ? '' : `${medianDays.toLocaleString('en-GB')} working ${medianDays === 1 ? 'day' : 'days'}`
  const pace = medianDays === null ? '' : answered === 1 ? ` That took ${days}.` : ` The median answer took ${days}.`
  return `${name} was asked ${times(asked)}: it ${joinList(rest)}.${pace}`
}
