'use server'
import { redirect } from 'next/navigation'
import { requireActor } from '@/lib/auth/session'
import { type FormState, parseForm } from '@/lib/form'
import { calendarRefusals } from './changes'
import { changeCalendar } from './commands'
import { changeInput } from './schema'

export async function changeCalendarAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sent = parseForm(changeInput, form)
  if (!sent.ok) return sent.state
  const result = await changeCalendar(actor, sent.input, { now: new Date() })
  return result.ok ? redirect(`/calendar/changes?saved=${result.moved}` as '/calendar/changes') : { error: calendarRefusals[result.reason] }
}
