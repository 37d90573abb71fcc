import type { Metadata } from 'next'
import { PreviewForm, SaveChange } from '@/components/calendar/change-forms'
import { ChangeList, HolidayTable } from '@/components/calendar/change-list'
import { Moves } from '@/components/calendar/moves'
import '@/components/calendar/calendar.css'
import { Head } from '@/components/frame/head'
import { Note } from '@/components/frame/note'
import { type Actor, can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'
import { calendarRefusals } from '@/lib/calendar/changes'
import { movedInWords } from '@/lib/calendar/moves'
import { namesOf, previewChange } from '@/lib/calendar/queries'
import { faultsByField } from '@/lib/form'
import { type ChangeInput, changeInput } from '@/lib/calendar/schema'
import { addDays, dayIn, longDay } from '@/lib/days'
import { isWeekend, nameOf } from '@/lib/working-days/calendar'
import { getCalendar, listCalendarChanges } from '@/lib/working-days/queries'

export const metadata: Metadata = { title: 'Bank holidays and changes' }

export default async function CalendarChangesPage({ searchParams }: PageProps<'/calendar/changes'>) {
  const actor = await requireActor()
  const query = Object.fromEntries(Object.entries(await searchParams).flatMap(([name, value]) => (typeof value === 'string' && value ? [[name, value]] : [])))
  const now = new Date()
  const today = dayIn(now)
  const [calendar, changes] = await Promise.all([getCalendar(actor), listCalendarChanges(actor)])
  const holidays = [...calendar.holidays.values()]
    .filter(({ on }) => on >= today && on <= addDays(today, 800) && !isWeekend(on))
    .sort((one, other) => one.on.localeCompare(other.on))
    .map((holiday) => ({ on: holiday.on, name: nameOf(holiday), provisional: holiday.provisional, source: holiday.source }))
  const moved = /^\d{1,9}$/.test(query.saved ?? '') ? Number(query.saved) : null
  return (
    <>
      <Head crumb={{ href: '/calendar', text: 'Calendar' }} title="Bank holidays and changes" />
      <div className="page stack-2">
        {moved !== null && (
          <Note role="status">
            <b>The calendar is changed.</b>{' '}
            {moved === 0
              ? 'No request’s date moved.'
              : `${moved.toLocaleString('en-GB')} ${moved === 1 ? 'request has' : 'requests have'} a new date, and it says so on the record.`}
          </Note>
        )}
        {can(actor, 'calendar:edit') && (
          <section className="stack" aria-labelledby="change">
            <h2 className="rule" id="change">
              Add a day or strike one
            </h2>
            <Change actor={actor} query={query} now={now} />
          </section>
        )}
        {changes.length > 0 && (
          <section className="stack" aria-labelledby="changed">
            <h2 className="rule" id="changed">
              What was changed
            </h2>
            <ChangeList changes={changes} />
          </section>
        )}
        <section className="stack" aria-labelledby="days">
          <h2 className="rule" id="days">
            Weekdays that do not count
          </h2>
          <p className="sub">
            Bank holidays anywhere in the United Kingdom, section 10(6). The published table ends on {longDay(calendar.publishedUntil)}: days after it are
            worked out by rule and provisional.
          </p>
          <HolidayTable holidays={holidays} />
        </section>
      </div>
    </>
  )
}

/** The form, and below it what the change it describes would do. */
async function Change({ actor, query, now }: { actor: Actor; query: Partial<Record<string, string>>; now: Date }) {
  if (!query.on && !query.reason) return <PreviewForm typed={{}} wrong={{}} />
  const { on, effect, name, reason } = query
  const typed = { on, effect, name, reason }
  const parsed = changeInput.safeParse({ on, effect, ...(name && { name }), reason })
  if (!parsed.success)
    return (
      <PreviewForm typed={typed} wrong={Object.fromEntries(Object.entries(faultsByField(parsed.error.issues)).map(([field, words]) => [field, words[0]!]))} />
    )
  const preview = await previewChange(actor, parsed.data, { now })
  if (!preview.ok) return <PreviewForm typed={typed} wrong={{ [preview.reason === 'no-name' ? 'name' : 'on']: calendarRefusals[preview.reason] }} />
  return (
    <>
      <PreviewForm typed={typed} wrong={{}} />
      <Preview actor={actor} input={parsed.data} preview={preview} />
    </>
  )
}

type Previewed = Extract<Awaited<ReturnType<typeof previewChange>>, { ok: true }>

async function Preview({ actor, input, preview: { change, seen, moved, total, open } }: { actor: Actor; input: ChangeInput; preview: Previewed }) {
  const names = await namesOf(
    actor,
    moved.map(({ id }) => id),
  )
  const requests = moved.map(({ id, reference, isOpen, moves }) => ({
    reference,
    force: names.get(id)?.force ?? reference,
    demonstration: names.get(id)?.demonstration ?? false,
    isOpen,
    moves,
  }))
  const effect = movedInWords(open, total - open)
  const verb = input.effect === 'added' ? 'Add' : 'Strike'
  return (
    <section className="stack" aria-labelledby="preview">
      <h3 id="preview">
        {verb} {longDay(change.on)}, {change.name}
      </h3>
      <Note kind={total > 0 ? 'ask' : undefined}>
        <b>{effect.head}</b> {effect.rest} Nothing is saved yet.
      </Note>
      {requests.length > 0 && <Moves requests={requests} total={total} />}
      <SaveChange
        change={{ on: input.on, effect: input.effect, name: input.name, reason: input.reason }}
        seen={seen}
        label={`${verb} the day${total > 0 ? ` and move the dates of ${total === 1 ? 'one request' : `${total.toLocaleString('en-GB')} requests`}` : ''}`}
      />
    </section>
  )
}
