import { type Day, datedDay } from '@/lib/days'
import type { Calendar } from '@/lib/deadlines/calendar'
import { constantsOn } from '@/lib/deadlines/constants'
import { workingDaysBetween } from '@/lib/deadlines/working-days'

/**
 * Whether the costs of a request that is not yet sent may be added to those of others: SI 2004/3244 reg.5 lets a
 * force add up requests for the same or similar information that reach it within 60 consecutive working days. Two
 * requests for different things are not added up; whether they are similar is for a person to say, before it is sent.
 */
type Other = { reference: string; receivedOn: Day | null; title: string }

export function aggregationWarning(others: readonly Other[], today: Day, calendar: Calendar): string | null {
  const { aggregationDays } = constantsOn(today)
  const near = others.filter(({ receivedOn }) => receivedOn && receivedOn <= today && workingDaysBetween(receivedOn, today, calendar) < aggregationDays)
  if (near.length === 0) return null
  const named = near.map(({ title, receivedOn }) => `“${title}” (received ${datedDay(receivedOn!)})`).join(' and ')
  return `This force had ${named} less than ${aggregationDays} working days ago. If the two ask for similar information it may add up their costs and refuse both under s.12 (SI 2004/3244 reg.5).`
}
