import type { Metadata } from 'next'
import { Board } from '@/components/board/board'
import { standingsInOrder } from '@/lib/requests/status-styles'
import { FlashMessage } from '@/components/board/flash-message'
import { SendRound } from '@/components/board/send-round'
import { can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'
import { boardData } from '@/lib/board/board-data'
import { dayIn } from '@/lib/days'
import { getCalendar } from '@/lib/working-days/queries'
import { getInvestigation } from '@/lib/investigations/queries'
import { viewIn } from '@/lib/board/url'
import { withTiming } from '@/lib/board/view'
import { listRequests } from '@/lib/requests/queries'
import { getAccount } from '@/lib/settings/queries'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await getInvestigation(await requireActor(), (await params).code)
  return { title: `${title}: board` }
}

export default async function BoardPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const [investigation, calendar, account] = await Promise.all([getInvestigation(actor, (await params).code), getCalendar(actor), getAccount(actor)])
  const today = dayIn(new Date())
  const asked = await searchParams
  const view = viewIn(asked, standingsInOrder)
  const asAt = view.asAt ?? today
  const requests = await listRequests(actor, { investigationId: investigation.id, questions: investigation.questions, asAt, calendar })
  const canLog = can(actor, 'request:log')
  const base = `/investigations/${investigation.code}`
  return (
    <>
      <FlashMessage logged={asked.logged} assigned={asked.assigned} base={base} />
      {canLog && !view.asAt && (
        <SendRound base={base} drafts={requests.filter(({ standing }) => standing === 'draft' || standing === 'queued').length} all={requests.length} />
      )}
      <Board
        data={boardData(withTiming(requests, asAt), { view, code: investigation.code, base, today, me: actor.userId, canLog, letters: account.letterKeys })}
      />
    </>
  )
}
