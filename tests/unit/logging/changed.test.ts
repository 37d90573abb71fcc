import { expect, test } from 'vitest'
import { day } from '@/lib/days'
import type { LoggedEvent, RequestEvent } from '@/lib/events/events'
import { changedSince } from '@/lib/logging/changed-form'

const logged = (event: RequestEvent, at: number, by: string | null = 'Sam Okafor') => ({ ...event, id: `${at}`, at: new Date(at), by }) as LoggedEvent
const events = [
  logged({ type: 'request.sent', on: day('2026-03-06') }, 1),
  logged({ type: 'note.added', on: day('2026-03-01'), text: 'Rang them' }, 3),
  logged({ type: 'request.acknowledged', on: day('2026-03-09') }, 2, null),
]

test('what is new is what was logged after the form was opened, whatever day it is dated', () => {
  expect(changedSince(events, 1)).toEqual({ changes: ['The desk: They acknowledged it.', 'Sam Okafor: Rang them'], seen: 3 })
})
test('a form that has seen all is told of nothing', () => expect(changedSince(events, 3)).toEqual({ changes: [], seen: 3 }))
test('a form that does not say what it has seen is told of nothing it cannot know', () => expect(changedSince(events, Number.NaN).changes).toEqual([]))
