import type { Metadata } from 'next'
import { BulkAssignForm, BulkLogForm } from '@/components/board/bulk-forms'
import { Reminders } from '@/components/board/reminders'
import { CostWarning, KindChips, LeftOut, NobodyTicked } from '@/components/board/bulk-parts'
import { type Actor, authorise } from '@/lib/actor'
import { listOwners } from '@/lib/auth/queries'
import { requireActor } from '@/lib/auth/session'
import { addDays, type Day, dayIn } from '@/lib/days'
import type { Calendar } from '@/lib/working-days/calendar'
import { getCalendar } from '@/lib/working-days/queries'
import { listForces } from '@/lib/forces/queries'
import { getInvestigation } from '@/lib/investigations/queries'
import { roundWarningOf } from '@/lib/requests/aggregation'
import { type BoardRow, withTiming } from '@/lib/board/view'
import { listReceiptsLately, listRequests } from '@/lib/requests/queries'
import { selectRows, isBulkAction, kindOf, titles } from '@/lib/board/bulk'
import { remindersFor } from '@/lib/letters/reminders'
import { getAccount } from '@/lib/settings/queries'

export const metadata: Metadata = { title: 'Selected forces' }

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What of ours has reached these forces lately. Ninety working days fill less than 150 days of the calendar. */
async function warningOf(
  actor: Actor,
  chosen: readonly BoardRow[],
  { investigationId, today, calendar }: { investigationId: string; today: Day; calendar: Calendar },
) {
  const forceIds = chosen.map(({ force }) => force.id)
  const lately = await listReceiptsLately(actor, { forceIds, but: investigationId, since: addDays(today, -150), asAt: today, calendar })
  return roundWarningOf(
    chosen.map(({ force }) => ({ forceId: force.id, force: force.shortName })),
    lately,
    today,
    calendar,
  )
}

/** The forces with the addresses that somebody has confirmed: where letters sent by e-mail went. */
async function withAddresses(actor: Actor, chosen: readonly BoardRow[]) {
  const registered = new Map((await listForces(actor)).map((force) => [force.id, force.confirmedAt === null ? null : force.address]))
  return chosen.map(({ reference, version, force }) => ({ reference, version, force: force.shortName, address: registered.get(force.id) ?? null }))
}

/** The step between ticking rows and logging for them: who it is for, and what. */
export default async function BulkPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const [investigation, calendar, asked] = await Promise.all([getInvestigation(actor, (await params).code), getCalendar(actor), searchParams])
  const today = dayIn(new Date())
  const action = isBulkAction(asked.do) ? asked.do : 'log'
  const { id: investigationId, code, questions } = investigation
  const rows = withTiming(await listRequests(actor, { investigationId, questions, asAt: today, calendar }), today)
  const ticked = new Set([asked.r ?? []].flat())
  const { chosen, left } = selectRows(action, rows, ticked)
  const forces = chosen.map(({ reference, version, force }) => ({ reference, version, force: force.shortName }))
  const kind = kindOf(action, asked.kind)

  authorise(actor, 'request:log')
  return (
    <div className="page">
      <h2 className="big">{titles[action](chosen.length)}</h2>
      {chosen.length === 0 ? (
        <NobodyTicked
          code={code}
          words={
            action === 'sent'
              ? 'Every letter of this round is logged as sent.'
              : action === 'remind'
                ? 'None of them can be sent a reminder today.'
                : 'Tick forces on the board first.'
          }
        />
      ) : action === 'remind' ? (
        <Reminders
          code={code}
          today={today}
          reminders={remindersFor(chosen, { investigation, calendar, today, sender: await getAccount(actor), addresses: await listForces(actor) })}
        />
      ) : action === 'assign' ? (
        <BulkAssignForm code={code} chosen={forces} owners={await listOwners(actor)} me={actor.userId} today={today} />
      ) : (
        <>
          {action === 'log' && <KindChips code={code} kind={kind} references={chosen.map(({ reference }) => reference)} />}
          {kind === 'sent' && <CostWarning warning={await warningOf(actor, chosen, { investigationId, today, calendar })} />}
          <BulkLogForm code={code} kind={kind} chosen={kind === 'sent' ? await withAddresses(actor, chosen) : forces} questions={questions} today={today} />
        </>
      )}
      <LeftOut left={left.map(({ row, why }) => ({ reference: row.reference, force: row.force.shortName, why }))} />
    </div>
  )
}
