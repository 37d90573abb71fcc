import type { Route } from 'next'
import Link from 'next/link'
import { Field, Form, Submit } from '@/components/frame/form'
import { Glyph } from '@/components/frame/glyph'
import { Note } from '@/components/frame/note'
import { datedDay, dayIn } from '@/lib/days'
import { hideFileAction } from '@/lib/files/actions'
import { fileHref, fileSize } from '@/lib/files/names'
import './files.css'

export type ShownFile = {
  id: string
  eventId: string | null
  name: string
  size: number
  addedAt: Date
  addedByName: string
  hiddenAt: Date | null
  hiddenReason: string | null
}

/** The files of a request: what came with its letters, and what was hidden and why. Figures name one of these as their source. */
export function Files({
  reference,
  files,
  attachable,
  mayAttach,
  hiding,
  said,
}: {
  reference: string
  files: readonly ShownFile[]
  attachable: readonly { id: string; words: string }[]
  mayAttach: boolean
  hiding: string | null
  said: { words: string; isRefusal: boolean } | null
}) {
  return (
    <section id="files" aria-labelledby="h-files">
      <h2 className="rule" id="h-files">
        Files {files.length > 0 && <span className="end sub">{files.length === 1 ? 'One' : files.length}</span>}
      </h2>
      {said && (
        <Note {...(said.isRefusal ? { kind: 'warn' as const, role: 'alert' as const } : { role: 'status' as const })}>
          <b>{said.words}</b>
        </Note>
      )}
      {files.length === 0 && (
        <p className="hint none">No file yet. Attach the reply and its spreadsheets: a figure can then name the page or the cell it comes from.</p>
      )}
      <ul className="files">
        {files.map((file) => (
          <File key={file.id} file={file} reference={reference} mayHide={mayAttach} isHiding={hiding === file.id} />
        ))}
      </ul>
      {mayAttach && <Attach reference={reference} attachable={attachable} />}
    </section>
  )
}

function File({ file, reference, mayHide, isHiding }: { file: ShownFile; reference: string; mayHide: boolean; isHiding: boolean }) {
  const { id, name, size, addedAt, addedByName, hiddenAt, hiddenReason } = file
  const added = `${fileSize(size)} · added by ${addedByName}, ${datedDay(dayIn(addedAt))}`
  if (hiddenAt)
    return (
      <li className="gone">
        <Glyph name="file" />
        <div>
          <del>{name}</del>
          <p className="s12 mut">{added}</p>
          <p className="s13">
            Hidden on {datedDay(dayIn(hiddenAt))}: {hiddenReason}
          </p>
        </div>
      </li>
    )
  return (
    <li>
      <Glyph name="file" />
      <div>
        {/* A plain link: a download is no page to go to. */}
        <a className="b" href={fileHref(file)}>
          {name}
        </a>
        <p className="s12 mut">
          {added}
          {mayHide && !isHiding && (
            <>
              {' · '}
              <Link href={`/requests/${encodeURIComponent(reference)}?hide=${id}#files` as Route} prefetch={false} scroll={false}>
                Hide<span className="vh"> {name}</span>
              </Link>
            </>
          )}
        </p>
        {isHiding && (
          <Form action={hideFileAction} className="hide">
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="request" value={reference} />
            <Field name="reason" label={`Why ${name} is hidden`} hint="The list goes on to show that it was there, and this reason." />
            <div className="acts">
              <Submit plain className="sm">
                Hide this file
              </Submit>
              <Link className="btn txt sm" href={`/requests/${encodeURIComponent(reference)}#files` as Route} prefetch={false} scroll={false}>
                Leave it
              </Link>
            </div>
          </Form>
        )}
      </div>
    </li>
  )
}

/** Sent to a route of its own, since a server action takes no more than 1 MB. The fields that say where it goes stand before the file: the bytes are read as they arrive. */
function Attach({ reference, attachable }: { reference: string; attachable: readonly { id: string; words: string }[] }) {
  return (
    <form className="attach" method="post" action={`/files?request=${encodeURIComponent(reference)}`} encType="multipart/form-data">
      {attachable.length > 0 && (
        <div className="field">
          <label htmlFor="attach-event">It came with</label>
          <select className="sel" id="attach-event" name="event" defaultValue="">
            <option value="">No entry in particular</option>
            {attachable.map(({ id, words }) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="field">
        <label htmlFor="attach-file">Attach files</label>
        <span className="hint" id="attach-hint">
          Any kind, up to 50 MB each
        </span>
        <input className="inp" id="attach-file" type="file" name="file" multiple required aria-describedby="attach-hint" />
      </div>
      <div className="acts">
        <button type="submit" className="btn">
          Attach
        </button>
      </div>
    </form>
  )
}
