'use server'
import type { Route } from 'next'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireActor } from '@/lib/auth/session'
import { eventSchema, type RequestEvent } from '@/lib/events/events'
import { once } from '@/lib/idempotency'
import { type Day, isDayInRange } from '@/lib/days'
import { faultsByField, type FormState, textIn, valuesIn } from '@/lib/form'
import { cleanText, cutText } from '@/lib/text'
import { getInvestigation } from '@/lib/investigations/queries'
import { assignRequests, logAll, logForMany } from './commands'
import { isFormKind } from './event-form'
import { messageOf, readEventForm } from './read-form'

const texts = (form: FormData, name: string) => form.getAll(name).flatMap((value) => (typeof value === 'string' && value !== '' ? [cleanText(value)] : []))
const one = textIn

/** Logs what the form describes for every force it names, all or none. A force may have days of its own. */
export async function bulkLogAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const investigation = await getInvestigation(actor, one(form, 'code'))
  const references = texts(form, 'r')
  const kind = one(form, 'kind')
  const values = valuesIn(form)
  if (!isFormKind(kind)) return { error: 'That is no event that can be logged here.', values }
  if (references.length === 0) return { error: 'Tick at least one force.', values }

  const own: Record<string, { on?: Day; receivedOn?: Day; address?: string }> = Object.create(null)
  const faults: Record<string, string[]> = {}
  for (const reference of references) {
    for (const name of ['on', 'receivedOn'] as const) {
      const text = one(form, `${name}.${reference}`)
      if (text === '') continue
      if (isDayInRange(text)) own[reference] = { ...own[reference], [name]: text }
      else faults[`${name}.${reference}`] = ['Enter a day as year-month-day, for example 2026-04-08']
    }
  }
  const read = readEventForm(
    kind,
    form,
    investigation.questions.map(({ number }) => number),
  )
  // The address that the form showed beside each force: where they went by e-mail, that is where they went.
  if (read.ok && read.event.type === 'request.sent') {
    delete read.event.address
    if (read.event.way === 'e-mail')
      for (const reference of references) {
        const address = one(form, `address.${reference}`)
        if (address !== '') own[reference] = { ...own[reference], address }
      }
  }
  if (!read.ok || Object.keys(faults).length > 0)
    return { error: 'Some entries need another look. Nothing was logged yet.', fields: { ...(read.ok ? {} : read.state.fields), ...faults }, values }
  const result = await once(actor, form, () => logForMany(actor, { references, event: read.event, own, ...seenOf(form, investigation) }, { now: new Date() }))
  if (!result.ok) {
    // The rows are drawn anew, with what was logged since they were ticked; what was typed is kept and may be sent again.
    refresh()
    return { error: 'Nothing was logged: it is logged for all of them or for none.', fields: fieldsOf(result.refused), values }
  }
  redirect(`/investigations/${investigation.code}?logged=${result.logged}` as Route)
}

/** Logs each force's reminder as sent, with the letter as it was shown. */
export async function bulkRemindersAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const investigation = await getInvestigation(actor, one(form, 'code'))
  const references = texts(form, 'r')
  const on = one(form, 'on')
  const values = valuesIn(form)
  if (references.length === 0) return { error: 'Tick at least one force whose letter has gone.', values }
  if (!isDayInRange(on)) return { error: 'Nothing was logged yet.', fields: { on: ['Choose the day the letters went'] }, values }
  const batch: { reference: string; events: RequestEvent[] }[] = []
  const faults: Record<string, string[]> = {}
  for (const reference of references) {
    const letter = one(form, `letter.${reference}`)
    const event = eventSchema.safeParse({ type: 'reminder.sent', on, ...(letter ? { letter } : {}) })
    if (event.success) batch.push({ reference, events: [event.data] })
    else {
      const nameOf = ([field]: readonly PropertyKey[]) => `${field === 'letter' ? 'letter' : 'r'}.${reference}`
      Object.assign(faults, faultsByField(event.error.issues, { nameOf, words: (issue) => `${named(reference)}: ${messageOf(issue)}` }))
    }
  }
  if (Object.keys(faults).length > 0) return { error: 'Some letters need another look. Nothing was logged yet.', fields: faults, values }
  const result = await once(actor, form, () => logAll(actor, batch, { now: new Date(), ...seenOf(form, investigation) }))
  if (!result.ok) {
    // The rows are drawn anew, with what was logged since they were ticked; what was typed is kept and may be sent again.
    refresh()
    return { error: 'Nothing was logged: it is logged for all of them or for none.', fields: fieldsOf(result.refused), values }
  }
  redirect(`/investigations/${investigation.code}?logged=${result.logged}` as Route)
}

export async function bulkAssignAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const investigation = await getInvestigation(actor, one(form, 'code'))
  const references = texts(form, 'r')
  if (references.length === 0) return { error: 'Tick at least one force.', values: valuesIn(form) }
  const result = await once(actor, form, () =>
    assignRequests(actor, { references, to: one(form, 'to') || null, investigationId: investigation.id }, { now: new Date() }),
  )
  if (!result.ok) return { error: result.words, fields: { to: [result.words] }, values: valuesIn(form) }
  redirect(`/investigations/${investigation.code}?assigned=${result.assigned}` as Route)
}

/** What the page that was ticked on had read: its investigation, and the version of each request on it. A version that is no number is one that nobody has. */
function seenOf(form: FormData, { id: investigationId }: { id: string }) {
  const versions = new Map<string, number>()
  for (const [name, value] of form) if (name.startsWith('version.')) versions.set(name.slice('version.'.length), Number.parseInt(String(value), 10) || 0)
  return { investigationId, versions }
}

const fieldsOf = (refused: readonly { reference: string; words: string }[]) =>
  Object.fromEntries(refused.map(({ reference, words }) => [`r.${reference}`, [`${named(reference)}: ${words}`]]))

/** What was sent as a reference may be anything. */
const named = (reference: string) => cutText(reference, 60)
