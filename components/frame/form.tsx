/** The one kit of forms: the form, its summary of what is to be put right, and every control. Over 200 lines in one file, since all of them read one context. */
'use client'
import { createContext, useActionState, useContext, useEffect, useId, useRef, useState, type ComponentProps, type ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import type { FormState } from '@/lib/form'
import { useKeptTyping } from './kept-typing'

type Action<State extends FormState> = (state: State, form: FormData) => Promise<State>
type Sent = { state: FormState; id: string; round: number }

const Context = createContext<Sent>({ state: null, id: 'form', round: 0 })

/**
 * A form that works without script. After a refusal it says on top what is to be put right, with links to the fields, and keeps
 * all that was typed. `action` is a server action `(state, form) => FormState`; `children` may be a function of the state it gave back.
 */
export function Form<State extends FormState = FormState>({
  action,
  children,
  ...rest
}: { action: Action<State>; children: ReactNode | ((state: State) => ReactNode) } & Omit<ComponentProps<'form'>, 'action' | 'children'>) {
  const [state, send] = useActionState(useKeptTyping(action as unknown as Action<FormState>), null)
  const id = useId()
  const round = useRound(state)
  return (
    <form action={send} noValidate {...rest}>
      <Context value={{ state, id, round }}>
        <PressKey />
        <Summary state={state} id={id} />
        {typeof children === 'function' ? children(state as State) : children}
      </Context>
    </form>
  )
}

/**
 * The key of one press (lib/idempotency.ts): pressed twice, or sent again by the browser, the form writes once. After each answer there is
 * a new one. The server's own stays in the page until then, so the two need not agree.
 */
export function PressKey() {
  const { pending } = useFormStatus()
  const [key, setKey] = useState(newKey)
  const wasPending = useRef(false)
  useEffect(() => {
    if (wasPending.current && !pending) setKey(newKey())
    wasPending.current = pending
  }, [pending])
  return <input type="hidden" name="$press" value={key} suppressHydrationWarning />
}

// `randomUUID` is there on https and localhost alone; a desk on a newsroom's own network may have neither.
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** How often the form came back: controls are made anew each time, since a reset control would forget what was typed. */
function useRound(state: FormState) {
  const seen = useRef({ state, round: 0 })
  if (seen.current.state !== state) seen.current = { state, round: seen.current.round + 1 }
  return seen.current.round
}

const counted = [
  'Nothing',
  'One thing',
  'Two things',
  'Three things',
  'Four things',
  'Five things',
  'Six things',
  'Seven things',
  'Eight things',
  'Nine things',
]

/** What is to be put right, on top of the form; the focus moves here. */
export function Summary({ state, id }: { state: FormState; id: string }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state?.error || state?.fields) box.current?.focus()
  }, [state])
  if (!state?.error && !state?.fields) return null
  const wrong = Object.entries(state.fields ?? {}).flatMap(([name, messages]) => (messages ?? []).slice(0, 1).map((message) => ({ name, message })))
  return (
    <div className="sum-e" role="alert" tabIndex={-1} ref={box}>
      <h2>{wrong.length ? `${counted[wrong.length] ?? `${wrong.length} things`} to put right` : state.error}</h2>
      {wrong.length > 0 && (
        <ul>
          {wrong.map(({ name, message }) => (
            <li key={name}>
              <a href={`#${id}-${name}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The message, the value typed and the attributes of one control by its name. */
export function useField(name: string, hint?: ReactNode) {
  const { state, id, round } = useContext(Context)
  const error = state?.fields?.[name]?.[0]
  const field = `${id}-${name}`
  const described = [hint ? `${field}-hint` : '', error ? `${field}-error` : ''].filter(Boolean).join(' ') || undefined
  return {
    error,
    typed: state?.values?.[name],
    sent: state !== null && state.values !== undefined,
    id: field,
    round,
    attributes: { id: field, name, 'aria-invalid': error ? true : undefined, 'aria-describedby': described } as const,
  }
}

type Frame = { name: string; label: ReactNode; hint?: ReactNode; wide?: boolean }

/** Label, hint and message around any control. */
export function FieldFrame({ name, label, hint, wide, children }: Frame & { children: ReactNode }) {
  const { error, id } = useField(name, hint)
  return (
    <div className={`field${error ? ' err' : ''}${wide ? ' wide' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="msg" id={`${id}-error`}>
          {error}
        </span>
      )}
      {children}
    </div>
  )
}

/** A labelled input; `type` as in HTML. */
export function Field({ name, label, hint, wide, defaultValue, className, ...rest }: Frame & ComponentProps<'input'>) {
  const { typed, sent, round, attributes } = useField(name, hint)
  return (
    <FieldFrame name={name} label={label} hint={hint} wide={wide}>
      <input className={`inp ${className ?? ''}`} key={round} defaultValue={sent ? (typed ?? '') : defaultValue} {...rest} {...attributes} />
    </FieldFrame>
  )
}

/** A labelled field of many lines. */
export function TextArea({ name, label, hint, wide, defaultValue, className, ...rest }: Frame & ComponentProps<'textarea'>) {
  const { typed, sent, round, attributes } = useField(name, hint)
  return (
    <FieldFrame name={name} label={label} hint={hint} wide={wide}>
      <textarea className={`inp ${className ?? ''}`} rows={3} key={round} defaultValue={sent ? (typed ?? '') : defaultValue} {...rest} {...attributes} />
    </FieldFrame>
  )
}

/** A labelled choice of one: `options` as [value, words]. */
export function Select({
  name,
  label,
  hint,
  wide,
  defaultValue,
  className,
  options,
  ...rest
}: Frame & { options: readonly (readonly [value: string, words: string])[] } & ComponentProps<'select'>) {
  const { typed, sent, round, attributes } = useField(name, hint)
  return (
    <FieldFrame name={name} label={label} hint={hint} wide={wide}>
      <select className={`sel ${className ?? ''}`} key={round} defaultValue={sent ? (typed ?? '') : defaultValue} {...rest} {...attributes}>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** A box to tick. One of several with the same name is told apart by its value. */
export function Check({ name, label, value = 'on', defaultChecked, ...rest }: { name: string; label: ReactNode; value?: string } & ComponentProps<'input'>) {
  const { typed, sent, round } = useField(name)
  const id = useId()
  return (
    <label className="ck" htmlFor={id}>
      <input
        {...rest}
        id={id}
        key={round}
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={sent ? (typed ?? '').split('\n').includes(value) : defaultChecked}
      />
      <span>{label}</span>
    </label>
  )
}

/** Several controls under one question. */
export function FieldSet({ name, legend, hint, children }: { name?: string; legend: ReactNode; hint?: ReactNode; children: ReactNode }) {
  const { error, id } = useField(name ?? '', hint)
  return (
    <fieldset className={`field${error ? ' err' : ''}`} id={name && id} tabIndex={name ? -1 : undefined}>
      <legend className="lab">{legend}</legend>
      {hint && <span className="hint">{hint}</span>}
      {error && <span className="msg">{error}</span>}
      {children}
    </fieldset>
  )
}

/** The button that sends. It says the act: 'Log this reply'. While it is on its way it can't be pressed again. */
export function Submit({ children, plain = false, className = '', ...rest }: { plain?: boolean } & ComponentProps<'button'>) {
  const { pending } = useFormStatus()
  return (
    <button
      type="submit"
      className={`btn ${plain ? '' : 'go'} ${className}`}
      aria-busy={pending}
      {...rest}
      onClick={pending ? (event) => event.preventDefault() : rest.onClick}
    >
      {children}
    </button>
  )
}
