'use server'
import type { Route } from 'next'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireActor } from '@/lib/auth/session'
import { dayIn } from '@/lib/days'
import { getCalendar } from '@/lib/working-days/queries'
import { once } from '@/lib/idempotency'
import { type FormState, textIn, valuesIn, wholeNumberIn } from '@/lib/form'
import { isId } from '@/lib/ids'
import { logEvent } from './commands'
import { isFormKind } from './event-form'
import { changedSince } from './changed-form'
import { getRequest } from '@/lib/requests/queries'
import { readEventForm } from './read-form'

/** What the form shows after a refusal; where somebody else was first, also what is new and the version to log upon. */
export type LogState = (NonNullable<FormState> & { changes?: string[]; version?: number; seen?: number }) | null

/** Logs the event that a form of the request's page describes; with `corrects`, in place of a wrong entry, or only strikes that out. */
export async function logEventAction(_: LogState, form: FormData): Promise<LogState> {
  const actor = await requireActor()
  const text = (name: string) => textIn(form, name)
  const now = new Date()
  const reference = text('request')
  const request = await getRequest(actor, reference, { asAt: dayIn(now), calendar: await getCalendar(actor) })

  const kind = text('kind')
  if (!isFormKind(kind)) return { error: 'That is no event that can be logged here.', values: valuesIn(form) }
  const corrects = text('corrects')
  if (corrects && !isId(corrects)) return { error: 'That entry is not on this request’s record. Look again and choose another.', values: valuesIn(form) }
  const why = text('why')
  if (corrects && !why)
    return {
      error: 'Say why the entry was wrong.',
      fields: { why: ['Say why the entry was wrong: the record keeps it, struck through, with this reason'] },
      values: valuesIn(form),
    }

  const isStruckOnly = corrects !== '' && form.get('only') === 'strike'
  const read = isStruckOnly
    ? ({ ok: true, event: { type: 'event.voided', on: dayIn(now), event: corrects, reason: why } } as const)
    : readEventForm(
        kind,
        form,
        request.investigation.questions.map(({ number }) => number),
      )
  if (!read.ok) return read.state

  const replaces = corrects && !isStruckOnly ? { event: corrects, reason: why } : undefined
  const logged = await once(actor, form, () => logEvent(actor, { reference, version: wholeNumberIn(form, 'version'), event: read.event, replaces }, { now }))
  if (logged.ok) redirect(`/requests/${encodeURIComponent(reference)}?logged=${logged.id}#said` as Route)
  if (logged.reason !== 'stale') return { error: logged.words, values: valuesIn(form) }

  // The page behind the form is drawn anew; the form keeps what was typed and may be sent again upon the new version.
  refresh()
  const { changes, seen } = changedSince(request.events, wholeNumberIn(form, 'seen'))
  return { error: logged.words, values: valuesIn(form), changes, version: request.version, seen }
}
