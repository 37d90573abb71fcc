import { describe, expect, test } from 'vitest'
import published from '@/lib/working-days/bank-holidays.json'
import { differencesOf, differencesThatMatter, isTable } from '@/lib/working-days/table-difference'

type Event = { title: string; date: string; notes: string }
type Divisions = Record<'england-and-wales' | 'scotland' | 'northern-ireland', { events: Event[] }>
const copy = () => structuredClone(published) as unknown as Divisions

describe('a fresh copy of gov.uk’s table', () => {
  test('that is ours has no difference', () => expect(differencesOf(published, copy())).toEqual([]))

  test('with a proclaimed day more tells which', () => {
    const fresh = copy()
    fresh.scotland.events.push({ title: 'State occasion', date: '2027-06-07', notes: '' })
    expect(differencesOf(published, fresh)).toEqual([{ on: '2027-06-07', is: 'new', words: '2027-06-07 State occasion, Scotland: not in our table' }])
  })

  test('without a day of ours tells which', () => {
    const fresh = copy()
    fresh.scotland.events = fresh.scotland.events.filter(({ date }) => date !== '2026-06-15')
    expect(differencesOf(published, fresh)).toEqual([{ on: '2026-06-15', is: 'gone', words: '2026-06-15 World Cup bank holiday, Scotland: not in the copy' }])
  })

  test('with another name, or for other nations, tells both, in the order of the days', () => {
    const fresh = copy()
    fresh['northern-ireland'].events = fresh['northern-ireland'].events.filter(({ date }) => date !== '2027-01-01')
    fresh.scotland.events.find(({ date }) => date === '2026-06-15')!.title = 'Football'
    expect(differencesOf(published, fresh)).toEqual([
      { on: '2026-06-15', is: 'changed', words: '2026-06-15 Football, Scotland: our table says World Cup bank holiday, Scotland' },
      { on: '2027-01-01', is: 'changed', words: '2027-01-01 New Year’s Day, England and Wales and Scotland: our table says New Year’s Day' },
    ])
  })

  test('that has dropped years gone by does not matter, nor hides what does', () => {
    const fresh = copy()
    for (const division of Object.values(fresh)) division.events = division.events.filter(({ date }) => date >= '2020-01-01' && date !== '2025-08-25')
    const differences = differencesOf(published, fresh)
    expect(
      differences.filter(({ is }) => is === 'dropped').every(({ on, words }) => on < '2020-01-01' && words.endsWith('before the first day of the copy')),
    ).toBe(true)
    expect(differences.some(({ is }) => is === 'dropped')).toBe(true)
    expect(differencesThatMatter(differences)).toEqual([
      { on: '2025-08-25', is: 'gone', words: '2025-08-25 Summer bank holiday, England and Wales and Northern Ireland: not in the copy' },
    ])
  })

  test('tells what differs in the order of the days, what is new among what is gone', () => {
    const fresh = copy()
    for (const division of Object.values(fresh)) division.events = division.events.filter(({ date }) => date !== '2027-01-01')
    fresh.scotland.events.push({ title: 'Late', date: '2027-06-07', notes: '' }, { title: 'Early', date: '2026-06-08', notes: '' })
    expect(differencesOf(published, fresh).map(({ on, is }) => [on, is])).toEqual([
      ['2026-06-08', 'new'],
      ['2027-01-01', 'gone'],
      ['2027-06-07', 'new'],
    ])
  })

  test('begins with its first day, which is not dropped', () => {
    const fresh = copy()
    for (const division of Object.values(fresh)) division.events = division.events.filter(({ date }) => date >= '2013-01-01')
    fresh.scotland.events.push({ title: 'New Year', date: '2012-12-26', notes: '' })
    const differences = differencesOf(published, fresh)
    expect(differences.find(({ on }) => on === '2012-12-26')!.is).toBe('changed')
    expect(differences.find(({ on }) => on === '2012-12-25')!.is).toBe('dropped')
  })

  test('that is empty has lost every day', () => {
    const none = { 'england-and-wales': { events: [] }, scotland: { events: [] }, 'northern-ireland': { events: [] } }
    expect(differencesOf(published, none).every(({ is }) => is === 'gone')).toBe(true)
  })
})

describe('a file', () => {
  const events = [{ title: 'A', date: '2026-01-01', notes: '' }]
  test.each([
    ['gov.uk’s own', copy(), true],
    [
      'three divisions, notes left out',
      { 'england-and-wales': { events: [{ title: 'A', date: '2026-01-01' }] }, scotland: { events }, 'northern-ireland': { events } },
      true,
    ],
    [
      'a day with more behind it',
      { 'england-and-wales': { events }, scotland: { events }, 'northern-ireland': { events: [{ title: 'A', date: '2026-01-01T00:00' }] } },
      false,
    ],
    [
      'a day that does not exist',
      { 'england-and-wales': { events }, scotland: { events }, 'northern-ireland': { events: [{ title: 'A', date: '2026-02-30' }] } },
      false,
    ],
    [
      'one good event and a bad one',
      { 'england-and-wales': { events }, scotland: { events }, 'northern-ireland': { events: [...events, { title: 'A' }] } },
      false,
    ],
    ['nothing', null, false],
    ['a text', 'bank-holidays', false],
    ['two divisions', { 'england-and-wales': { events }, scotland: { events } }, false],
    ['events that are no list', { 'england-and-wales': { events }, scotland: { events }, 'northern-ireland': { events: {} } }, false],
    [
      'an event without a title',
      { 'england-and-wales': { events }, scotland: { events }, 'northern-ireland': { events: [{ date: '2026-01-01', notes: '' }] } },
      false,
    ],
    [
      'an event without a day',
      { 'england-and-wales': { events }, scotland: { events }, 'northern-ireland': { events: [{ title: 'A', date: '1 January', notes: '' }] } },
      false,
    ],
    [
      'notes that are no text',
      { 'england-and-wales': { events }, scotland: { events }, 'northern-ireland': { events: [{ title: 'A', date: '2026-01-01', notes: 3 }] } },
      false,
    ],
    ['an empty event', { 'england-and-wales': { events }, scotland: { events }, 'northern-ireland': { events: [null] } }, false],
  ])('%s: %#', (_, value, is) => expect(isTable(value)).toBe(is))
})
