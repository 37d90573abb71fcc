import type { Metadata } from 'next'
import { Note } from '@/components/frame/note'
import { ImportList } from '@/components/imports/import-list'
import { UploadForm } from '@/components/imports/upload-form'
import { can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'
import { readRefusalWords } from '@/lib/imports/limits'
import { listImports } from '@/lib/imports/queries'
import { getInvestigation } from '@/lib/investigations/queries'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ refused?: string | string[]; line?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await getInvestigation(await requireActor(), (await params).code)
  return { title: `${title}: import` }
}

export default async function ImportPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const investigation = await getInvestigation(actor, (await params).code)
  const refused = String((await searchParams).refused ?? '')
  const words = Object.hasOwn(readRefusalWords, refused) ? readRefusalWords[refused as keyof typeof readRefusalWords] : null
  const mayRun = can(actor, 'import:run')
  return (
    <div className="page import">
      <div className="import-head stack">
        <h2 className="big">Bring in your own tracker</h2>
        <p className="read">
          A sheet with a row for each force: when the letter went, when it was acknowledged and answered, the state, their reference, notes, figures. Columns
          are guessed, you see every row as what it would change, and nothing is stored before you say so. The same sheet twice changes nothing.
        </p>
        {words && (
          <Note kind="warn" role="alert">
            <b>The sheet was not read.</b> {words}
          </Note>
        )}
        {mayRun ? (
          <UploadForm code={investigation.code} />
        ) : (
          <Note>
            <b>Your role reads.</b> A reporter can import a sheet.
          </Note>
        )}
      </div>
      <ImportList code={investigation.code} imports={await listImports(actor, investigation.id)} />
    </div>
  )
}
