import { Form, Submit } from '@/components/frame/form'
import { acceptImportAction, discardImportAction } from '@/lib/imports/actions'
import type { Plan } from '@/lib/imports/plan'
import { joinList } from '@/lib/words'
import './imports.css'

/** The press that stores, and the one that throws away. The button says how much. */
export function AcceptForm({ code, id, fingerprint, counts }: { code: string; id: string; fingerprint: string; counts: Plan['counts'] }) {
  const { changed, events, figures, leftOut, notInRound, unknown, doubled } = counts
  const rows = notInRound + unknown + doubled
  const left = joinList(
    [rows > 0 ? `${rows} ${rows === 1 ? 'row' : 'rows'}` : '', leftOut > 0 ? `${leftOut} ${leftOut === 1 ? 'cell' : 'cells'}` : ''].filter(Boolean),
  )
  return (
    <div className="accept">
      <div className="acts">
        {changed > 0 && (
          <Form action={acceptImportAction} aria-label="Store">
            <input type="hidden" name="code" value={code} />
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="expected" value={fingerprint} />
            <Submit className="lg">
              Store {changed} {changed === 1 ? 'row' : 'rows'}
            </Submit>
          </Form>
        )}
        <Form action={discardImportAction} aria-label="Throw away">
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="id" value={id} />
          <Submit plain>Throw this sheet away</Submit>
        </Form>
        <span className="sub">
          {changed > 0 ? `${entries(events)} and ${figuresOf(figures)}, all or nothing.` : 'Nothing to store.'}
          {left && changed > 0 && ` What is listed as left out (${left}) is not stored.`}
        </span>
      </div>
    </div>
  )
}

const entries = (count: number) => `${count.toLocaleString('en-GB')} ${count === 1 ? 'entry' : 'entries'} on the record`
const figuresOf = (count: number) => `${count.toLocaleString('en-GB')} ${count === 1 ? 'figure' : 'figures'}`
