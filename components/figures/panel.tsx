import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Glyph } from '@/components/frame/glyph'
import { type Actor, can } from '@/lib/actor'
import { type Day, datedDay, dayIn, shortDay } from '@/lib/days'
import { needsSource, shownOf, unclearWords, cellLabel } from '@/lib/figures/cells'
import type { FigureVersion, SourceChoices } from '@/lib/figures/queries'
import { type GridCell, gridQuery, type GridView } from '@/lib/findings/grid'
import { leftOutOf, leftOutWords } from '@/lib/findings/totals'
import type { RequestRow } from '@/lib/requests/reading'
import { CheckForm, FigureForm, RetractForm } from './forms'
import { letterWords } from './letter-names'

type Props = {
  actor: Pick<Actor, 'role' | 'userId'>
  request: RequestRow
  chosen: GridCell
  versions: readonly FigureVersion[]
  sources: SourceChoices
  today: Day
  view: GridView
  periodWords: string
}

/** Where a figure came from, what it counts, who checked it, what it was before; and the forms that change it. */
export function SourcePanel({ actor, request, chosen, versions, sources, today, view, periodWords }: Props) {
  const { column, cell, figure } = chosen
  const current = versions[0] ?? null
  const which = { reference: request.reference, measure: column.measure.code, period: column.period.code, baseVersion: current?.version ?? 0 }
  const canEnter = can(actor, 'figure:enter')
  const isFigure = figure !== null && !figure.isRetracted && needsSource(cell.kind)
  const saysUnit = figure?.unitSaid && figure.unitSaid.toLowerCase() !== column.measure.unit.toLowerCase()
  const left = figure ? leftOutOf(figure, { unit: column.unit, unitWords: column.measure.unit, period: column.period }) : null
  return (
    <aside className="src" id="cell" aria-labelledby="h-cell" tabIndex={-1}>
      <header>
        <h2 id="h-cell">
          {request.force.shortName} · {column.measure.label} · {column.period.label}
        </h2>
        <p className="val">
          <Value chosen={chosen} />{' '}
          <span>
            {figure?.unitSaid || column.measure.unit || 'number'}, {periodWords}
          </span>
        </p>
        {cell.kind === 'below' && !figure?.isRetracted && <p className="hint">{cellLabel(cell)} in totals.</p>}
        {cell.kind === 'unclear' && (
          <p className="hint">
            They wrote “{figure?.text}”. {unclearWords[cell.why]}
          </p>
        )}
        {left && (
          <p className="hint">
            Left out of the total: {request.force.shortName} {leftOutWords[left]}.
          </p>
        )}
        {isFigure && <Checked current={current} />}
        <Link className="close" href={`${gridQuery({ show: view.show, cell: null }) || '?'}` as Route} scroll={false} prefetch={false}>
          Close<span className="vh"> {column.measure.label}</span>
        </Link>
      </header>
      {current && !figure?.isRetracted && <Source current={current} request={request} isNeeded={isFigure} />}
      {figure && (saysUnit || figure.periodSaid || current?.note) && (
        <section>
          <h3>What it counts</h3>
          <dl>
            {saysUnit && <StatedDifferences name="Unit">{figure.unitSaid}</StatedDifferences>}
            {figure.periodSaid && <StatedDifferences name="Period">{figure.periodSaid}</StatedDifferences>}
            {current?.note && <StatedDifferences name="Note">{current.note}</StatedDifferences>}
          </dl>
        </section>
      )}
      {canEnter && (
        <section>
          <FigureForm
            key={chosen.key}
            which={which}
            current={figure?.isRetracted ? null : current}
            sources={sources}
            today={today}
            asked={{ unit: column.unit, unitWords: column.measure.unit, periodLabel: column.period.label }}
          />
        </section>
      )}
      {versions.length > 0 && (
        <section>
          <h3>Versions</h3>
          <ol className="vers">
            {versions.map((version, index) => (
              <Version key={version.version} version={version} isOld={index > 0 || version.retractedAt !== null} />
            ))}
          </ol>
        </section>
      )}
      <footer>
        {isFigure && can(actor, 'figure:check') && current && (
          <CheckForm key={`check ${chosen.key}`} which={which} isChecked={current.checkedAt !== null} whyNot={whyNotChecked(current, actor.userId)} />
        )}
        {canEnter && current && !figure?.isRetracted && current.kind !== 'awaited' && <RetractForm key={`retract ${chosen.key}`} which={which} />}
        <a className="btn sm" href={`/requests/${request.reference}`}>
          Open the request
        </a>
      </footer>
    </aside>
  )
}

const whyNotChecked = (current: FigureVersion, userId: string | null) =>
  current.checkedAt
    ? null
    : !current.source
      ? 'Name its source first: a figure is checked against it.'
      : current.enteredById !== null && current.enteredById === userId
        ? 'You entered it, so somebody else checks it.'
        : null

function Value({ chosen: { cell, figure } }: { chosen: GridCell }) {
  if (figure?.isRetracted) return <s>{shownOf(cell)}</s>
  return cell.kind === 'awaited' ? 'Awaited' : cell.kind === 'unclear' ? 'Unclear' : shownOf(cell)
}

function Checked({ current }: { current: FigureVersion | null }) {
  if (!current?.checkedAt)
    return (
      <p className="nok">
        <i className="u" /> Not yet checked
      </p>
    )
  return (
    <p className="okl">
      <Glyph name="tick" small /> Checked by {current.checkedBy ?? 'the desk'}, {shortDay(dayIn(new Date(current.checkedAt)))}
    </p>
  )
}

const StatedDifferences = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)

function Source({ current, request, isNeeded }: { current: FigureVersion; request: RequestRow; isNeeded: boolean }) {
  const { source, file, letter, place, words } = current
  if (!source)
    return isNeeded ? (
      <section>
        <h3>Source</h3>
        <p className="nosrc">
          <b>No source yet.</b> Say where it stands, so that somebody else can check it.
        </p>
      </section>
    ) : null
  return (
    <section>
      <h3>Source</h3>
      <dl>
        {file && (
          <StatedDifferences name="File">
            {file.isHidden ? `${file.name} (hidden)` : <a href={`/files/${file.id}/${encodeURIComponent(file.name)}`}>{file.name}</a>}
          </StatedDifferences>
        )}
        {source === 'letter' && (
          <StatedDifferences name="Letter">{letter ? <a href={`/requests/${request.reference}`}>{letterWords(letter)}</a> : 'Their letter'}</StatedDifferences>
        )}
        {source === 'message' && <StatedDifferences name="Message">Not on the record here</StatedDifferences>}
        {source === 'import' && <StatedDifferences name="Import">A sheet of the newsroom’s</StatedDifferences>}
        {place && <StatedDifferences name="Place">{place}</StatedDifferences>}
        {words && <StatedDifferences name="Words">“{words}”</StatedDifferences>}
        {request.forceReference && <StatedDifferences name="Their ref.">{request.forceReference}</StatedDifferences>}
      </dl>
    </section>
  )
}

function Version({ version, isOld }: { version: FigureVersion; isOld: boolean }) {
  const { enteredBy, enteredAt, checkedBy, checkedAt, reason, retractedAt, text, file, place } = version
  const from = [file?.name, place].filter(Boolean).join(', ')
  return (
    <li className={isOld ? 'old' : undefined}>
      <span className="dim">v{version.version}</span>
      <span className="v">{text || 'blank'}</span>
      <span>
        {retractedAt ? 'Withdrawn' : ''}
        {reason && `${retractedAt ? ': ' : ''}${reason.replace(/[.\s]*$/, '')}`}
        {retractedAt || reason ? '. ' : ''}
        {!retractedAt && from && `${from}. `}
        {retractedAt ? 'By' : 'Entered by'} {enteredBy}, {datedDay(dayIn(new Date(enteredAt)))}
        {checkedAt && !retractedAt ? `, checked by ${checkedBy ?? 'the desk'}` : ''}.
      </span>
    </li>
  )
}
