import { Field, FieldSet, Form, Submit } from '@/components/frame/form'
import { changePasswordAction } from '@/lib/auth/actions'
import { renameAction, setLetterKeysAction } from '@/lib/settings/actions'

/** The name that stands beside whatever the person logs from now on. */
export function NameForm({ name }: { name: string }) {
  return (
    <Form action={renameAction} className="fields">
      <Field
        name="name"
        label="Your name"
        hint="It stands beside what you log from now on. What is on the record keeps the name it was written under."
        defaultValue={name}
        className="short"
        autoComplete="name"
        maxLength={100}
        required
      />
      <p>
        <Submit plain>Save your name</Submit>
      </p>
    </Form>
  )
}

export function PasswordForm() {
  return (
    <Form action={changePasswordAction} className="fields">
      <Field name="passwordBefore" label="The password you have now" type="password" autoComplete="current-password" className="short" required />
      <Field
        name="passwordAfter"
        label="New password"
        hint="At least 12 characters: three or four words are easy to remember. You stay signed in here; every other session, your API tokens and a link to choose a password end."
        type="password"
        autoComplete="new-password"
        className="short"
        required
      />
      <p>
        <Submit plain>Change the password</Submit>
      </p>
    </Form>
  )
}

/** WCAG 2.1.4: keys of a single letter can be turned off. */
export function LetterKeysForm({ letterKeys }: { letterKeys: boolean }) {
  return (
    <Form action={setLetterKeysAction} className="fields">
      <FieldSet
        name="letterKeys"
        legend="Keys of a single letter"
        hint="J and K move through a table, X selects, / finds. They never work while you type. Every one has a button as well."
      >
        <div className="choices">
          {(['on', 'off'] as const).map((value) => (
            <label key={value} className="ck">
              <input type="radio" name="letterKeys" value={value} defaultChecked={letterKeys === (value === 'on')} />
              <span>{value === 'on' ? 'On' : 'Off'}</span>
            </label>
          ))}
        </div>
      </FieldSet>
      <p>
        <Submit plain>Save the choice</Submit>
      </p>
    </Form>
  )
}
