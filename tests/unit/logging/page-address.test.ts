import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import type { LoggedEvent, RequestEvent } from '@/lib/events/events'
import { openForm, fileMessage, formOfLetter, loggedMessage } from '@/lib/logging/page-address'
import { formKinds } from '@/lib/logging/event-form'
import { letterKinds } from '@/lib/letters/kinds'

const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000003'] as const
const logged = (event: RequestEvent, index: number) => ({ ...event, id: ids[index]!, at: new Date(index), by: 'Tess' }) as LoggedEvent
const sent = logged({ type: 'request.sent', on: day('2026-03-06') }, 0)
const acknowledged = logged({ type: 'request.acknowledged', on: day('2026-03-09'), reference: 'FOI 1' }, 1)
const voided = logged({ type: 'event.voided', on: day('2026-03-10'), event: ids[1], reason: 'another request' }, 2)
const offered = { first: ['answered', 'refused'] as const, other: ['note'] as const }

describe('the form that stands open', () => {
  test('is the one asked for, where it is offered', () => expect(openForm({ log: 'note' }, offered, [sent])).toEqual({ kind: 'note' }))
  test('is the likeliest where none or an unknown one is asked for', () => {
    for (const log of [undefined, 'nonsense', 'constructor', ['answered', 'note'], 'fees-paid'])
      expect(openForm({ log }, offered, [sent])).toEqual({ kind: 'answered' })
  })
  test('corrects an entry from what was logged', () => {
    expect(openForm({ correct: ids[1] }, offered, [sent, acknowledged])).toMatchObject({
      kind: 'acknowledged',
      corrects: { event: ids[1], typed: { reference: 'FOI 1', on: '2026-03-09' } },
    })
  })
  test('may correct it into another kind, and then keeps its day alone', () => {
    expect(openForm({ correct: ids[1], log: 'note' }, offered, [sent, acknowledged])).toMatchObject({
      kind: 'note',
      corrects: { typed: { on: '2026-03-09' } },
    })
  })
  test('corrects nothing that is struck out, unknown, or itself a correction', () => {
    for (const correct of [ids[1], ids[2], 'nonsense']) expect(openForm({ correct }, offered, [sent, acknowledged, voided]).corrects).toBeUndefined()
  })
})

describe('what is said of the press before', () => {
  test('is the entry as the record tells it, and nothing of the address itself', () => {
    expect(loggedMessage({ logged: ids[0] }, [sent])).toBe('We sent the letter.')
    expect(loggedMessage({ logged: '<b>hello</b>' }, [sent])).toBeNull()
  })
  test('tells why a file was not attached, by its reason alone', () => {
    expect(fileMessage({ refused: 'too-big' }, [])).toMatchObject({ isRefusal: true, words: expect.stringContaining('50 MB') })
    expect(fileMessage({ refused: 'Your account is closed' }, [])).toBeNull()
    expect(fileMessage({ refused: 'toString' }, [])).toBeNull()
  })
  test('counts what was attached', () => {
    expect(fileMessage({ attached: '2' }, [])).toEqual({ words: '2 files were attached.', isRefusal: false })
    expect(fileMessage({ attached: '-1' }, [])).toBeNull()
  })
  test('says that a file was hidden only where it was', () => {
    expect(fileMessage({ hidden: 'f' }, [{ id: 'f', hiddenAt: null }])).toBeNull()
    expect(fileMessage({ hidden: 'f' }, [{ id: 'f', hiddenAt: new Date(0) }])).toMatchObject({ isRefusal: false })
  })
})

test.each(letterKinds)('the letter %s is logged in a form that there is', (kind) => expect(formKinds).toContain(formOfLetter(kind)))
