import type { Metadata } from 'next'
import { fromOf } from '@/components/figures/cell'
import { Coverage } from '@/components/figures/coverage'
import { GridFilters } from '@/components/figures/filters'
import { FigureGrid, GridLegend } from '@/components/figures/grid'
import { GridKeyboard } from '@/components/figures/grid-keyboard'
import { SourcePanel } from '@/components/figures/panel'
import { Empty } from '@/components/frame/note'
import { can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'
import { datedDay, dayIn } from '@/lib/days'
import { getCalendar } from '@/lib/working-days/queries'
import { listFigures, listSources, listVersions } from '@/lib/figures/queries'
import { gridOf, gridViewIn } from '@/lib/findings/grid'
import { getInvestigation } from '@/lib/investigations/queries'
import { listRequests } from '@/lib/requests/queries'
import { getAccount } from '@/lib/settings/queries'
import '@/components/figures/figures.css'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await getInvestigation(await requireActor(), (await params).code)
  return { title: `${title}: figures` }
}

export default async function FiguresPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const [investigation, calendar, account] = await Promise.all([getInvestigation(actor, (await params).code), getCalendar(actor), getAccount(actor)])
  const { id: investigationId, measures, periods, questions } = investigation
  if (measures.length === 0)
    return (
      <div className="page">
        <Empty title="This investigation asks for documents alone">
          <p>It has no measures, so there is no figure to enter. The replies and their files stand on each request’s page.</p>
          <p>
            <a className="btn" href={`/investigations/${investigation.code}`}>
              To the board
            </a>
          </p>
        </Empty>
      </div>
    )

  const today = dayIn(new Date())
  const view = gridViewIn(await searchParams)
  const [requests, figures] = await Promise.all([
    listRequests(actor, { investigationId, questions, asAt: today, calendar }),
    listFigures(actor, investigationId),
  ])
  const { rows, columns, counts } = gridOf(requests, measures, periods, figures)
  const row = rows.find(({ cells }) => cells.some(({ key }) => key === view.cell)) ?? null
  const chosen = row?.cells.find(({ key }) => key === view.cell) ?? null
  const which = row && chosen && { reference: row.request.reference, measure: chosen.column.measure.code, period: chosen.column.period.code }
  const [versions, sources] = which ? await Promise.all([listVersions(actor, which), listSources(actor, which.reference)]) : [[], { files: [], letters: [] }]
  const period = periods.find(({ code }) => code === chosen?.column.period.code)
  const canEnter = can(actor, 'figure:enter')
  return (
    <>
      <div className="fbar">
        <GridFilters counts={counts} all={rows.length * columns.length} view={view} />
        {canEnter && (
          <p className="keys end">
            <span>
              <kbd>←</kbd>
              <kbd>↑</kbd>
              <kbd>↓</kbd>
              <kbd>→</kbd> move
            </span>
            <span>
              <kbd>Enter</kbd> type
            </span>
            {account.letterKeys && can(actor, 'figure:check') && (
              <span>
                <kbd>V</kbd> mark checked
              </span>
            )}
            {account.letterKeys && (
              <span>
                <kbd>S</kbd> source
              </span>
            )}
          </p>
        )}
      </div>
      <div className={chosen ? 'fx with-cell' : 'fx'}>
        <div className="fx-grid">
          <GridKeyboard
            canEnter={canEnter}
            canCheck={can(actor, 'figure:check')}
            letters={account.letterKeys}
            chosen={
              row && chosen
                ? {
                    force: row.request.force.shortName,
                    label: `${chosen.column.measure.label} · ${chosen.column.period.label}`,
                    text: chosen.figure?.text ?? '',
                    from: chosen.figure ? fromOf(chosen.figure) : '',
                  }
                : null
            }
          >
            <FigureGrid rows={rows} columns={columns} asked={rows.length} view={view} selected={chosen} perMeasure={periods.length} />
          </GridKeyboard>
          <GridLegend rows={rows} />
        </div>
        {row && chosen && period ? (
          <SourcePanel
            actor={actor}
            request={row.request}
            chosen={chosen}
            versions={versions}
            sources={sources}
            today={today}
            view={view}
            periodWords={`${datedDay(period.startsOn)} to ${datedDay(period.endsOn)}`}
          />
        ) : (
          <Coverage columns={columns} />
        )}
      </div>
    </>
  )
}
