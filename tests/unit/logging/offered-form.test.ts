import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import type { LoggedEvent, RequestEvent } from '@/lib/events/events'
import { offeredForms } from '@/lib/logging/offered-form'

const logged = (...events: RequestEvent[]) =>
  events.map((event, index) => ({ ...event, id: `00000000-0000-4000-8000-00000000000${index}`, at: new Date(index), by: 'Tess' }) as LoggedEvent)
const sent: RequestEvent = { type: 'request.sent', on: day('2026-03-02') }
const all = ({ first, other }: ReturnType<typeof offeredForms>) => [...first, ...other]

describe('what a request’s page offers', () => {
  test('a draft can be logged as sent, and takes no reply', () => {
    expect(offeredForms('draft', []).first).toEqual(['sent'])
    expect(all(offeredForms('draft', []))).not.toContain('answered')
  })
  test('what is out is not sent twice', () => expect(all(offeredForms('awaiting', logged(sent)))).not.toContain('sent'))
  test('what came back undelivered may be sent again', () => {
    expect(offeredForms('not sent', logged(sent, { type: 'request.failed', on: day('2026-03-03') })).first).toEqual(['sent'])
  })
  test('what was withdrawn may be sent again', () => {
    expect(offeredForms('withdrawn', logged(sent, { type: 'request.withdrawn', on: day('2026-03-03') })).first).toEqual(['note', 'sent'])
    expect(all(offeredForms('awaiting', logged({ type: 'request.withdrawn', on: day('2026-03-01') }, sent)))).not.toContain('sent')
  })
  test('a sending that was struck out does not count', () => {
    const events = logged(sent)
    const voided = logged(sent, { type: 'event.voided', on: day('2026-03-04'), event: events[0]!.id, reason: 'wrong' })
    expect(all(offeredForms('draft', voided))).not.toContain('answered')
  })
  test('a fee that was asked for is first of all paid', () => {
    const asked = logged(sent, { type: 'fees.asked', on: day('2026-03-09') })
    expect(offeredForms('awaiting', asked).first[0]).toBe('fees-paid')
    expect(offeredForms('awaiting', logged(sent, { type: 'fees.asked', on: day('2026-03-09') }, { type: 'fees.paid', on: day('2026-03-12') })).first[0]).toBe(
      'acknowledged',
    )
  })
  test('a review that was asked for is next decided', () => {
    expect(offeredForms('refused', logged(sent, { type: 'review.asked', on: day('2026-04-09') })).first[0]).toBe('review-decided')
  })
  test('no form is offered twice', () => {
    const forms = all(offeredForms('no response', logged(sent, { type: 'complaint.made', on: day('2026-06-09') })))
    expect(new Set(forms).size).toBe(forms.length)
  })
  test('whatever may happen can be logged: nothing that the record takes is missing', () =>
    expect(all(offeredForms('awaiting', logged(sent)))).toHaveLength(22))
})
