import { Field, Form, Select, Submit, TextArea } from '@/components/frame/form'
import { addForceAction, confirmAddressAction, editForceAction } from '@/lib/forces/actions'
import type { Force } from '@/lib/forces/queries'
import { bodies, kinds } from '@/lib/forces/register'
import './forces.css'

function Shared({ force }: { force?: Force }) {
  return (
    <>
      <TextArea
        name="aliases"
        label="Other names"
        hint="One a line. A name that people use for it in sheets and letters; it cannot be another force’s."
        rows={6}
        defaultValue={force?.aliases.join('\n')}
        wide
      />
      <Field
        name="address"
        label="Address for requests"
        hint="An e-mail address that you know to be theirs. It stays unconfirmed until somebody confirms it, and nothing is sent to it before."
        type="email"
        inputMode="email"
        autoComplete="off"
        defaultValue={force?.address ?? ''}
        wide
      />
      <Field name="website" label="Website" type="url" inputMode="url" defaultValue={force?.website ?? ''} wide />
      <TextArea name="notes" label="Notes" hint="What a colleague should know before writing to them." rows={4} defaultValue={force?.notes ?? ''} wide />
    </>
  )
}

export function EditForceForm({ force }: { force: Force }) {
  return (
    <Form action={editForceAction} className="force-form" aria-label={`Edit ${force.name}`}>
      <input type="hidden" name="id" value={force.id} />
      <input type="hidden" name="version" value={force.version} />
      <div className="fields two">
        <Field name="name" label="Name" defaultValue={force.name} required />
        <Field name="shortName" label="Short name" hint="As lists show it." defaultValue={force.shortName} required />
        <Shared force={force} />
      </div>
      <p className="acts after">
        <Submit>Save {force.shortName}</Submit>
        <a className="btn" href={`/forces/${encodeURIComponent(force.id)}`}>
          Leave as it was
        </a>
      </p>
    </Form>
  )
}

export function AddForceForm() {
  return (
    <Form action={addForceAction} className="force-form" aria-label="Add an authority">
      <div className="fields two">
        <Field name="name" label="Name" required />
        <Field name="shortName" label="Short name" hint="As lists show it." required />
        <Field name="abbr" label="Letters" hint="Two to six, for its references: KPC makes CONES-KPC." className="short" required />
        <Select name="kind" label="Kind" defaultValue="office" options={Object.entries(kinds).filter(([kind]) => kind !== 'territorial')} />
        <Select
          name="body"
          label="Law that binds it"
          defaultValue="foia"
          options={Object.entries(bodies).map(([body, { name }]) => [body, name] as const)}
          wide
        />
        <Shared />
      </div>
      <p className="acts after">
        <Submit>Add this authority</Submit>
        <a className="btn" href="/forces">
          Back to the register
        </a>
      </p>
    </Form>
  )
}

/** A press that says: this is theirs. The address that was looked at goes along, so that another one is never confirmed by it. */
export function ConfirmAddressForm({ id, address }: { id: string; address: string }) {
  return (
    <Form action={confirmAddressAction} aria-label="Confirm the address">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="address" value={address} />
      <Submit>Confirm this address</Submit>
    </Form>
  )
}
