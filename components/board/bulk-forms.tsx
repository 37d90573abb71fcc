'use client'
import { Form, Select, Submit, useField } from '@/components/frame/form'
import { Control } from '@/components/requests/event-form'
import type { Day } from '@/lib/days'
import { bulkAssignAction, bulkLogAction } from '@/lib/logging/bulk-actions'
import { formOf, type FormKind } from '@/lib/logging/event-form'
import { buttonOf } from '@/lib/board/bulk'
import './bulk.css'

/** `address`: the confirmed one, where what is logged is a sending. */
export type Chosen = { reference: string; force: string; version: number; address?: string | null }
type Props = { code: string; kind: FormKind; chosen: readonly Chosen[]; questions: readonly { number: number; text: string }[]; today: Day }

/** One event for many forces. A force can be left out, or be given days of its own; all are logged or none. */
export function BulkLogForm({ code, kind, chosen, questions, today }: Props) {
  const { inputs, effect } = formOf(kind)
  const hasReceipt = inputs.some(({ name }) => name === 'receivedOn')
  return (
    <Form action={bulkLogAction} className="together" key={kind}>
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="kind" value={kind} />
      <div className="fields">
        {inputs
          .filter(({ name }) => name !== 'address')
          .map((input) => (
            <Control key={input.name} input={input} questions={questions} today={today} />
          ))}
        <p className="note">{effect}</p>
        <div className="acts">
          <Submit className="lg">{buttonOf(kind, chosen.length)}</Submit>
          <a className="btn lg" href={`/investigations/${code}`}>
            Back to the board
          </a>
        </div>
      </div>
      <ForcesAsked chosen={chosen} today={today} days={hasReceipt ? 2 : 1} withAddress={inputs.some(({ name }) => name === 'address')} />
    </Form>
  )
}

/** The forces it is for. Blank days are those of the form. */
function ForcesAsked({ chosen, today, days, withAddress = false }: { chosen: readonly Chosen[]; today: Day; days: 0 | 1 | 2; withAddress?: boolean }) {
  return (
    <table className="tbl for-whom">
      <caption>
        <span className="rule">
          {chosen.length === 1 ? 'One force' : `${chosen.length} forces`}{' '}
          {days > 0 && <span className="end sub">Leave a day blank for the one in the form</span>}
        </span>
      </caption>
      <thead>
        <tr>
          <th scope="col">Force</th>
          {days > 0 && <th scope="col">Another day</th>}
          {days > 1 && <th scope="col">Received on another day</th>}
          {withAddress && <th scope="col">If by e-mail, sent to</th>}
        </tr>
      </thead>
      <tbody>
        {chosen.map((each) => (
          <ForceLine key={each.reference} {...each} today={today} days={days} withAddress={withAddress} />
        ))}
      </tbody>
    </table>
  )
}

function ForceLine({ reference, force, version, address, today, days, withAddress }: Chosen & { today: Day; days: 0 | 1 | 2; withAddress: boolean }) {
  const { error, id, sent, round } = useField(`r.${reference}`)
  const field = useField('r')
  const isOn = sent ? (field.typed ?? '').split('\n').includes(reference) : true
  return (
    <tr className={error ? 'refused' : undefined}>
      <th scope="row">
        <input type="hidden" name={`version.${reference}`} value={version} />
        <label className="ck">
          <input type="checkbox" name="r" value={reference} defaultChecked={isOn} key={round} id={id} aria-describedby={error ? `${id}-error` : undefined} />
          <span>
            {force} <span className="dim">{reference}</span>
            {error && (
              <span className="msg" id={`${id}-error`}>
                {error}
              </span>
            )}
          </span>
        </label>
      </th>
      {days > 0 && <OwnDay name={`on.${reference}`} label={`Another day for ${force}`} short="Another day" max={today} />}
      {days > 1 && <OwnDay name={`receivedOn.${reference}`} label={`Received by ${force} on`} short="Received on" max={today} />}
      {withAddress && (
        <td data-label="If by e-mail, sent to">
          {address ? <input type="hidden" name={`address.${reference}`} value={address} /> : null}
          {address ?? <span className="dim">no confirmed address</span>}
        </td>
      )}
    </tr>
  )
}

function OwnDay({ name, label, short, max }: { name: string; label: string; short: string; max: Day }) {
  const { attributes, typed, round, error, id } = useField(name)
  return (
    <td data-label={short}>
      <input className="inp" type="date" aria-label={label} max={max} key={round} defaultValue={typed} {...attributes} />
      {error && (
        <span className="msg" id={`${id}-error`}>
          {error}
        </span>
      )}
    </td>
  )
}

type AssignProps = { code: string; chosen: readonly Chosen[]; owners: readonly { id: string; name: string }[]; me: string | null; today: Day }

/** Who looks after them from now on. */
export function BulkAssignForm({ code, chosen, owners, me, today }: AssignProps) {
  return (
    <Form action={bulkAssignAction} className="together">
      <input type="hidden" name="code" value={code} />
      <div className="fields">
        <Select
          name="to"
          label="To"
          options={[['', 'Nobody'], ...owners.map(({ id, name }) => [id, id === me ? `${name} (you)` : name] as const)]}
          defaultValue={me ?? ''}
        />
        <div className="acts">
          <Submit className="lg">Assign {chosen.length === 1 ? 'one force' : `${chosen.length} forces`}</Submit>
          <a className="btn lg" href={`/investigations/${code}`}>
            Back to the board
          </a>
        </div>
      </div>
      <ForcesAsked chosen={chosen} today={today} days={0} />
    </Form>
  )
}
