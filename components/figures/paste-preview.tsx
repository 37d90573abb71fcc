'use client'
import { useEffect, useRef, useState } from 'react'
import type { BlockChange, BlockPlan } from '@/lib/figures/block'
import { rangeOf, shownOf, unclearWords, cellLabel } from '@/lib/figures/cells'
import type { GridAnswer } from '@/lib/figures/actions'

type Props = { plan: BlockPlan; labels: ReadonlyMap<string, string>; onSave: (changes: readonly BlockChange[]) => Promise<GridAnswer>; onClose: () => void }

const some = (count: number, one: string, many = `${one}s`) => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

/** A pasted block before it is saved: what changes, what cannot be read, what goes nowhere. Nothing is stored until the button is pressed, then all or nothing. */
export function PastePreview({ plan, labels, onSave, onClose }: Props) {
  const box = useRef<HTMLDialogElement>(null)
  const [withUnread, setWithUnread] = useState(false)
  const [answer, setAnswer] = useState<GridAnswer | null>(null)
  const [isSaving, setSaving] = useState(false)
  useEffect(() => box.current?.showModal(), [])
  const unread = new Set(plan.unread)
  const changes = plan.changes.filter((change) => withUnread || !unread.has(change))
  const wrong = new Map(answer?.ok === false ? answer.refused.map((one) => [`${one.reference} ${one.measure} ${one.period}`, one.words]) : [])
  const save = async () => {
    setSaving(true)
    const result = await onSave(changes)
    setSaving(false)
    if (result.ok) box.current?.close()
    else setAnswer(result)
  }
  return (
    <dialog ref={box} className="paste" aria-labelledby="h-paste" onClose={onClose}>
      <h2 id="h-paste">{plan.changes.length === 0 ? 'This block changes nothing' : `This block changes ${some(plan.changes.length, 'cell')}`}</h2>
      <p className="sub">
        {[
          plan.byName ? 'Laid on by the names of the forces' : 'Laid on from the chosen cell, to the right and down',
          plan.same > 0 && `${some(plan.same, 'cell')} the same already`,
          plan.blank > 0 && `${some(plan.blank, 'blank')} left as ${plan.blank === 1 ? 'it is' : 'they are'}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {answer?.ok === false && (
        <div className="note warn" role="alert">
          <b>{answer.words}</b> Nothing of this block was saved. Close this and paste again to see what stands there now.
        </div>
      )}
      {plan.outside > 0 && (
        <div className="note warn">
          <b>
            {some(plan.outside, 'figure')} of the block {plan.outside === 1 ? 'lies' : 'lie'} beyond the grid
          </b>{' '}
          and would go nowhere. Choose the cell where the block begins.
        </div>
      )}
      {plan.unknown.length > 0 && (
        <div className="note warn">
          <b>No force of this round is called {plan.unknown.join(', ')}.</b> {plan.unknown.length === 1 ? 'That row' : 'Those rows'} would go nowhere.
        </div>
      )}
      {plan.unread.length > 0 && (
        <div className="note ask">
          <b>
            {some(plan.unread.length, 'cell')} cannot be read as {plan.unread.length === 1 ? 'a figure' : 'figures'}.
          </b>{' '}
          <label className="ck">
            <input type="checkbox" checked={withUnread} onChange={(event) => setWithUnread(event.target.checked)} />{' '}
            <span>
              Keep {plan.unread.length === 1 ? 'it' : 'them'} as unclear, in their words; otherwise {plan.unread.length === 1 ? 'it is' : 'they are'} left out
            </span>
          </label>
        </div>
      )}
      {plan.changes.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls needs to be within reach of the keyboard
        <div className="paste-list" tabIndex={0} role="region" aria-label="What changes">
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">Force</th>
                <th scope="col">Cell</th>
                <th scope="col">Stands</th>
                <th scope="col">Becomes</th>
                <th scope="col">Read as</th>
              </tr>
            </thead>
            <tbody>
              {plan.changes.map((change) => (
                <tr key={`${change.reference} ${change.measure} ${change.period}`} className={unread.has(change) && !withUnread ? 'out' : undefined}>
                  <th scope="row">{change.force}</th>
                  <td>{labels.get(`${change.measure} ${change.period}`)}</td>
                  <td>{change.before ? <s>{change.before}</s> : <span className="dim">awaited</span>}</td>
                  <td>
                    <b>{change.text}</b>
                  </td>
                  <td className="why">{wrong.get(`${change.reference} ${change.measure} ${change.period}`) ?? reading(change)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="acts">
        {changes.length > 0 && (
          <button type="button" className="btn go" aria-busy={isSaving} onClick={isSaving ? undefined : save}>
            Save {some(changes.length, 'figure')}
          </button>
        )}
        <button type="button" className="btn" onClick={() => box.current?.close()}>
          {changes.length > 0 ? 'Cancel' : 'Close'}
        </button>
      </p>
    </dialog>
  )
}

const reading = ({ cell }: BlockChange) =>
  cell.kind === 'unclear' ? unclearWords[cell.why] : cell.kind === 'number' ? shownOf(cell) : `${cellLabel(cell)}${rangeOf(cell) ? '' : ', left out of totals'}`
