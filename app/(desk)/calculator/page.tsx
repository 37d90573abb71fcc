import { Calculated } from '@/components/clock/calculated'
import { requireActor } from '@/lib/auth/session'
import { dayIn } from '@/lib/days'
import { getCalendar } from '@/lib/working-days/queries'
import { readReceipt } from '@/lib/clock/receipt-form'

export const metadata = { title: 'Deadline calculator' }

/** The clock for any day of receipt. It shows nothing of any request, so that it can be shown to anybody. */
export default async function CalculatorPage({ searchParams }: PageProps<'/calculator'>) {
  const { received } = await searchParams
  const actor = await requireActor()
  const text = typeof received === 'string' ? received : ''
  const today = dayIn(new Date())
  const calendar = await getCalendar(actor)
  return <Calculated text={text} reading={text ? readReceipt(text, calendar) : null} calendar={calendar} today={today} />
}
