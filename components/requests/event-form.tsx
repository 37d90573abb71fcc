'use client'
import { Check, Field, FieldSet, Form, Select, Submit, TextArea } from '@/components/frame/form'
import type { Day } from '@/lib/days'
import { type LogState, logEventAction } from '@/lib/logging/actions'
import { formOf, type FormKind } from '@/lib/logging/event-form'
import type { Input } from '@/lib/logging/form-inputs'

type Question = { number: number; text: string }
type Props = {
  request: string
  kind: FormKind
  version: number
  /** How many entries the page showed: whoever is second is told of those after them. */
  seen: number
  questions: readonly Question[]
  today: Day
  /** The entry that is corrected, as it was typed. */
  corrects?: { event: string; words: string; typed: Record<string, string> } | undefined
}

/** The form of one event. It carries the version that it was drawn from; a second person's is refused, shown what is new, and may be sent again. */
export function EventForm({ request, kind, version, seen, questions, today, corrects }: Props) {
  const { inputs, button, effect } = formOf(kind)
  return (
    <Form<LogState> action={logEventAction} className="log" aria-labelledby="h-log">
      {(state) => (
        <>
          {state?.changes && <Meanwhile changes={state.changes} />}
          <input type="hidden" name="request" value={request} />
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="version" value={state?.version ?? version} />
          <input type="hidden" name="seen" value={state?.seen ?? seen} />
          {corrects && <Correcting {...corrects} />}
          {inputs.map((input) => (
            <Control key={input.name} input={input} questions={questions} today={today} typed={corrects?.typed} />
          ))}
          <p className="note">{effect}</p>
          <div className="acts">
            <Submit className="lg">{corrects ? 'Replace the entry' : button}</Submit>
            {corrects && (
              <Submit plain className="lg" name="only" value="strike">
                Only strike it out
              </Submit>
            )}
          </div>
        </>
      )}
    </Form>
  )
}

function Meanwhile({ changes }: { changes: readonly string[] }) {
  return (
    <div className="note ask">
      <p>
        <b>Logged meanwhile.</b>{' '}
        {changes.length === 0
          ? 'The request was drawn anew: its dates may have moved.'
          : 'Nothing that you typed is lost. If yours is still right, log it again.'}
      </p>
      {changes.length > 0 && (
        <ul className="dashed">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Correcting({ event, words }: { event: string; words: string }) {
  return (
    <>
      <input type="hidden" name="corrects" value={event} />
      <p className="note ask">
        <b>In place of:</b> {words} The old entry stays on the record, struck through.
      </p>
      <Field name="why" label="Why it was wrong" hint="The record keeps it beside the old entry." autoComplete="off" />
    </>
  )
}

type ControlProps = { input: Input; questions: readonly Question[]; today: Day; typed?: Record<string, string> | undefined }

export function Control({ input, questions, today, typed }: ControlProps) {
  const before = typed?.[input.name]
  const hint = 'hint' in input ? input.hint : undefined
  switch (input.kind) {
    case 'day':
      return (
        <Field
          type="date"
          name={input.name}
          label={input.label}
          hint={hint}
          defaultValue={before ?? (input.today && !typed ? today : '')}
          max={input.future ? undefined : today}
          required={Boolean(input.missing)}
        />
      )
    case 'words':
      return <TextArea name={input.name} label={input.label} hint={hint} defaultValue={before} rows={3} required={Boolean(input.missing)} />
    case 'line':
    case 'sections':
    case 'amount':
      return (
        <Field
          name={input.name}
          label={input.label}
          hint={hint}
          defaultValue={before}
          autoComplete="off"
          className={input.kind === 'amount' ? 'short' : ''}
          inputMode={input.kind === 'amount' ? 'decimal' : undefined}
        />
      )
    case 'choice':
      return <Select name={input.name} label={input.label} hint={hint} options={input.options} defaultValue={before ?? input.options[0]?.[0]} />
    case 'tick':
      return <Check name={input.name} label={input.label} defaultChecked={before === 'on'} />
    case 'stated':
      return (
        <Select
          name={input.name}
          label={input.label}
          hint={hint}
          options={[
            ['', 'Not looked at'],
            ['on', input.yes],
            ['off', input.no],
          ]}
          defaultValue={before ?? ''}
        />
      )
    case 'questions':
      return (
        <FieldSet name={input.name} legend={input.label} hint={hint}>
          {questions.map(({ number, text }) => (
            <Check
              key={number}
              name={input.name}
              value={String(number)}
              label={`Q${number} ${text}`}
              defaultChecked={before?.split('\n').includes(String(number)) ?? false}
            />
          ))}
        </FieldSet>
      )
    case 'outcomes':
      return (
        <FieldSet name={input.name} legend={input.optional ? 'What they now answer' : 'What they answer'}>
          {questions.map((question) => (
            <OutcomeOf key={question.number} question={question} typed={typed} optional={Boolean(input.optional)} />
          ))}
        </FieldSet>
      )
  }
}

const outcomes = [
  ['disclosed', 'Disclosed'],
  ['part disclosed', 'Part disclosed'],
  ['refused', 'Refused'],
  ['not held', 'Not held'],
] as const

function OutcomeOf({ question: { number, text }, typed, optional }: { question: Question; typed: Record<string, string> | undefined; optional: boolean }) {
  const field = (name: string) => `${name}-${number}`
  return (
    <fieldset className="qq">
      <legend>
        <b>Q{number}</b> {text}
      </legend>
      <div className="q-row">
        <Select
          name={field('outcome')}
          label="Outcome"
          options={[['', optional ? 'Unchanged' : 'Not answered yet'], ...outcomes]}
          defaultValue={typed?.[field('outcome')] ?? ''}
        />
        <Field name={field('sections')} label="Sections cited" placeholder="31(1)(a), 40(2)" defaultValue={typed?.[field('sections')]} autoComplete="off" />
      </div>
      <Field name={field('words')} label="Their words, or what is missing" defaultValue={typed?.[field('words')]} autoComplete="off" />
    </fieldset>
  )
}
