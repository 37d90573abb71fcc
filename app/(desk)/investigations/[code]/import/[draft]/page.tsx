import type { Metadata } from 'next'
import { Note } from '@/components/frame/note'
import { AcceptForm } from '@/components/imports/accept-form'
import { ChangeTable } from '@/components/imports/change-table'
import { LeftOut } from '@/components/imports/left-out'
import { MappingForm } from '@/components/imports/mapping-form'
import { can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'
import { datedDay, dayIn } from '@/lib/days'
import { getImport } from '@/lib/imports/queries'
import { importRefusalWords } from '@/lib/imports/refusals'
import { storedSentence, summaryOf } from '@/lib/imports/summary'

type Props = { params: Promise<{ code: string; draft: string }>; searchParams: Promise<{ stored?: string | string[]; moved?: string | string[] }> }

export const metadata: Metadata = { title: 'Import' }

export default async function ImportDraftPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { code, draft } = await params
  const page = await getImport(actor, code, draft, { now: new Date() })
  const { plan, acceptedAt } = page
  const mayRun = can(actor, 'import:run')
  const query = await searchParams
  return (
    <div className="page import">
      <div className="import-head stack">
        <h2 className="big">{page.name}</h2>
        {acceptedAt ? (
          <Note role="status">
            <b>Stored on {datedDay(dayIn(acceptedAt))}.</b> {storedWords(query.stored)} The same sheet again changes nothing.{' '}
            <a href={`/investigations/${encodeURIComponent(code)}`}>To the board</a>
          </Note>
        ) : (
          <p className="read">{summaryOf(plan, page.format)}</p>
        )}
        {query.moved && !acceptedAt && (
          <Note kind="warn" role="alert">
            {importRefusalWords.moved}
          </Note>
        )}
        {!acceptedAt &&
          plan.warnings.map((warning) => (
            <Note key={warning} kind="warn">
              {warning}
            </Note>
          ))}
      </div>
      {!acceptedAt && mayRun && (
        <section aria-labelledby="columns">
          <h2 className="rule" id="columns">
            How it is read
          </h2>
          <MappingForm key={JSON.stringify(page.mapping)} code={code} page={page} />
        </section>
      )}
      <LeftOut plan={plan} forces={page.forces} mapping={page.mapping} acceptedAt={acceptedAt} />
      {!acceptedAt && (
        <section aria-labelledby="changes">
          <h2 className="rule" id="changes">
            What it would change <span className="end">{plan.counts.changed} rows</span>
          </h2>
          <ChangeTable rows={plan.rows} />
        </section>
      )}
      {!acceptedAt && mayRun && <AcceptForm code={code} id={page.id} fingerprint={page.fingerprint} counts={plan.counts} />}
    </div>
  )
}

function storedWords(stored: string | string[] | undefined) {
  const counts = /^(\d+)-(\d+)-(\d+)$/.exec(String(stored ?? ''))
  if (!counts) return ''
  return storedSentence(...(counts.slice(1).map(Number) as [number, number, number]))
}
