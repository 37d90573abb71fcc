import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import { merge, mergedParts, mergeFields, type MergeValues, numbered, unknownFields } from '@/lib/letters/merge'
import { requestLetters } from '@/lib/letters/request-letters'

const values: MergeValues = {
  force: 'Kent Police',
  reference: 'CONES-KNT',
  questions: '1. How many?',
  date: 'Friday 6 March 2026',
  name: 'Tess Amari',
  newsroom: 'The Gazette',
  title: 'Traffic cones',
}

describe('merge fields', () => {
  test('each field becomes its value, as often as it stands there, in any case', () =>
    expect(merge('{force}, {Force}: {reference} {date} {name} {newsroom} {title} {questions}', values)).toBe(
      'Kent Police, Kent Police: CONES-KNT Friday 6 March 2026 Tess Amari The Gazette Traffic cones 1. How many?',
    ))
  test('a value that looks like a field is not filled in again', () =>
    expect(merge('{force} {name}', { ...values, force: '{name}' })).toBe('{name} Tess Amari'))
  test('braces around anything else stay as they are', () =>
    expect(merge('{ force } {fource} {} {{force}}', values)).toBe('{ force } {fource} {} {Kent Police}'))
  test('a slip of the pen is asked about, once', () => expect(unknownFields('{fource} {force} {Fource} {deadline}')).toEqual(['fource', 'deadline']))
  test('the parts put together are the letter, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...Object.keys(mergeFields).map((name) => `{${name}}`)))), (pieces) => {
        const text = pieces.join('')
        expect(
          mergedParts(text, values)
            .map((part) => part.text)
            .join(''),
        ).toBe(merge(text, values))
      }),
    )
  })
  test('questions are numbered in their order', () => expect(numbered([' How many? ', 'How much?'])).toBe('1. How many?\n\n2. How much?'))
})

describe('the letters of a round', () => {
  const rows = [{ reference: 'CONES-KNT', force: { id: 'kent', name: 'Kent Police', shortName: 'Kent' } }]
  const round = { title: 'Traffic cones', letter: '{force}\n{questions}\n{date}', letterSubject: '{title} ({reference})', questions: [{ text: 'How many?' }] }
  const told = { sender: { name: 'Tess', newsroom: 'Gazette' }, today: day('2026-03-06') }
  test('each force gets its own', () =>
    expect(requestLetters(rows, round, { ...told, addresses: [] })[0]).toMatchObject({
      subject: 'Traffic cones (CONES-KNT)',
      body: 'Kent Police\n1. How many?\nFriday 6\u00a0March 2026',
      address: null,
    }))
  test('an address that nobody confirmed is not used', () => {
    const address = { id: 'kent', address: 'foi@kent.example' }
    expect(requestLetters(rows, round, { ...told, addresses: [{ ...address, confirmedAt: null }] })[0]!.address).toBeNull()
    expect(requestLetters(rows, round, { ...told, addresses: [{ ...address, confirmedAt: new Date(0) }] })[0]!.address).toBe('foi@kent.example')
  })
})
