import type { Metadata } from 'next'
import { RoundLetters } from '@/components/board/round-letters'
import { can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'
import { dayIn } from '@/lib/days'
import { getCalendar } from '@/lib/working-days/queries'
import { listForces } from '@/lib/forces/queries'
import { getInvestigation } from '@/lib/investigations/queries'
import { requestLetters } from '@/lib/letters/request-letters'
import { listRequests } from '@/lib/requests/queries'
import { getAccount } from '@/lib/settings/queries'

type Props = { params: Promise<{ code: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await getInvestigation(await requireActor(), (await params).code)
  return { title: `${title}: letters` }
}

export default async function LettersPage({ params }: Props) {
  const actor = await requireActor()
  const [investigation, calendar, sender, addresses] = await Promise.all([
    getInvestigation(actor, (await params).code),
    getCalendar(actor),
    getAccount(actor),
    listForces(actor),
  ])
  const today = dayIn(new Date())
  const rows = await listRequests(actor, { investigationId: investigation.id, questions: investigation.questions, asAt: today, calendar })
  const letters = requestLetters(rows, investigation, { sender, today, addresses })
  return (
    <RoundLetters
      code={investigation.code}
      canLog={can(actor, 'request:log')}
      letters={letters.map(({ row, subject, body, address }) => ({
        reference: row.reference,
        force: row.force.shortName,
        standing: row.standing,
        sentOn: row.sentOn,
        subject,
        body,
        address,
      }))}
    />
  )
}
