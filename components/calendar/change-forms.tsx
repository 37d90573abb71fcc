import { Form, Submit } from '@/components/frame/form'
import { changeCalendarAction } from '@/lib/calendar/actions'

type ChangeValues = Partial<Record<'on' | 'effect' | 'name' | 'reason', string>>
type Props = { typed: ChangeValues; wrong: Partial<Record<string, string>> }

/** Asks what to change. It is sent as an address, so that a preview can be looked at again and nothing is saved by it. */
export function PreviewForm({ typed, wrong }: Props) {
  const field = (name: keyof ChangeValues) =>
    ({
      id: `change-${name}`,
      name,
      defaultValue: typed[name],
      'aria-invalid': wrong[name] ? true : undefined,
      'aria-describedby': wrong[name] ? `change-${name}-error` : undefined,
    }) as const
  const message = (name: string) =>
    wrong[name] && (
      <span className="msg" id={`change-${name}-error`}>
        {wrong[name]}
      </span>
    )
  return (
    <form method="get" action="/calendar/changes" className="fields change-form" noValidate>
      <fieldset className={`field${wrong.effect ? ' err' : ''}`}>
        <legend className="lab">The day</legend>
        {message('effect')}
        <div className="change-radios">
          <label className="ck">
            <input type="radio" name="effect" value="added" defaultChecked={typed.effect !== 'struck'} />
            <span>is a bank holiday that is missing</span>
          </label>
          <label className="ck">
            <input type="radio" name="effect" value="struck" defaultChecked={typed.effect === 'struck'} />
            <span>is none, and counts</span>
          </label>
        </div>
      </fieldset>
      <div className={`field${wrong.on ? ' err' : ''}`}>
        <label htmlFor="change-on">Which day</label>
        {message('on')}
        <input className="inp" type="date" {...field('on')} required />
      </div>
      <div className={`field${wrong.name ? ' err' : ''}`}>
        <label htmlFor="change-name">Its name, for a day that is added</label>
        {message('name')}
        <input className="inp short" type="text" maxLength={200} {...field('name')} />
      </div>
      <div className={`field${wrong.reason ? ' err' : ''}`}>
        <label htmlFor="change-reason">Why</label>
        <span className="hint">It is shown wherever the day is skipped: “proclaimed on 13 September 2022”.</span>
        {message('reason')}
        <input className="inp" type="text" maxLength={500} {...field('reason')} required />
      </div>
      <p>
        <button type="submit" className="btn">
          Show what it would move
        </button>
      </p>
    </form>
  )
}

/** Saves what was previewed, if nobody has changed the calendar meanwhile. */
export function SaveChange({ change, seen, label }: { change: Required<ChangeValues>; seen: string; label: string }) {
  return (
    <Form action={changeCalendarAction}>
      {Object.entries({ ...change, seen }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Submit>{label}</Submit>
    </Form>
  )
}
