'use client'
import { LetterButtons } from '@/components/letters/letter-buttons'
import { Field, Form, Submit, useField } from '@/components/frame/form'
import type { Day } from '@/lib/days'
import { workingDaysLate } from '@/lib/words'
import { bulkRemindersAction } from '@/lib/logging/bulk-actions'
import './bulk.css'

export type Reminder = {
  reference: string
  version: number
  force: string
  lateBy: number
  isSecond: boolean
  address: string | null
  subject: string
  body: string
}

/** The letters that are due, each to be copied into a mail; those that went are logged together, with their words. */
export function Reminders({ code, reminders, today }: { code: string; reminders: readonly Reminder[]; today: Day }) {
  return (
    <Form action={bulkRemindersAction}>
      <input type="hidden" name="code" value={code} />
      <div className="letters">
        {reminders.map((reminder) => (
          <ReminderLetter key={reminder.reference} {...reminder} />
        ))}
      </div>
      <div className="letters-foot">
        <Field name="on" label="They went on" type="date" defaultValue={today} max={today} />
        <Submit>Log the ticked {reminders.length === 1 ? 'letter' : 'letters'} as sent</Submit>
        <a className="btn" href={`/investigations/${code}`}>
          Back to the board
        </a>
        <span className="hint">FOI Desk sends nothing by itself: copy each letter, send it, then log it here.</span>
      </div>
    </Form>
  )
}

function ReminderLetter({ reference, version, force, lateBy, isSecond, address, subject, body }: Reminder) {
  const letter = useField(`letter.${reference}`)
  const ticks = useField('r')
  const refused = useField(`r.${reference}`)
  const isOn = ticks.sent ? (ticks.typed ?? '').split('\n').includes(reference) : true
  return (
    <article className="letter-one" id={reference}>
      <header>
        <input type="hidden" name={`version.${reference}`} value={version} />
        <label className="ck">
          <input
            type="checkbox"
            name="r"
            value={reference}
            key={ticks.round}
            defaultChecked={isOn}
            id={refused.id}
            aria-describedby={refused.error ? `${refused.id}-error` : undefined}
          />
          <span className="vh">Log the letter to </span>
          <b>{force}</b>
        </label>
        <span className="late">{workingDaysLate(lateBy)}</span>
        <span className="mut">{isSecond ? 'second reminder' : 'first reminder'}</span>
        <LetterButtons address={address} subject={subject} body={body} />
      </header>
      {refused.error && (
        <p className="msg" id={`${refused.id}-error`}>
          {refused.error}
        </p>
      )}
      <p className="s13">
        <span className="mut">To</span> {address ?? <span className="mut">no confirmed address: enter it on the page of the force</span>}
      </p>
      <p className="s13">
        <span className="mut">Subject</span> {subject}
      </p>
      <label className="vh" htmlFor={letter.id}>
        Letter to {force}
      </label>
      <textarea className="inp letter" rows={12} key={letter.round} defaultValue={letter.typed ?? body} {...letter.attributes} />
    </article>
  )
}
