import { describe, expect, test } from 'vitest'
import { addressStateOf, filterForces, forceFilterIn } from '@/lib/forces/listing'
import { type Reading, recordOf, recordSentence } from '@/lib/forces/record'
import { shippedForces } from '@/lib/forces/register'

const reading = (standing: string, days: number | null = null, more: Partial<Reading> & { lateBy?: number } = {}): Reading => ({
  standing,
  sentOn: '2026-03-09',
  sections: [],
  pointsToPublished: false,
  investigation: { demonstration: false },
  clock: { workingDaysTaken: days, answeredLate: (more.lateBy ?? 0) > 0, isLate: standing === 'no response', answeredOn: days === null ? null : '2026-04-02' },
  ...more,
})

describe('a force’s record', () => {
  test('a refusal that points to published figures is told', () => {
    const sentence = (...those: Partial<Reading>[]) => recordSentence('Kent Police', recordOf(those.map((more) => reading('refused', 10, more))))
    expect(sentence({ pointsToPublished: true }, {})).toContain('refused 2 (1 of them points to published figures)')
    expect(sentence({}, {})).toContain('refused 2. ')
  })
  test('an answer withdrawn is told as that, and is not silence', () => {
    const record = recordOf([reading('answer withdrawn'), reading('disclosed', 10)])
    expect([record.withdrew, record.silent]).toEqual([1, 0])
    expect(recordSentence('Kent Police', record)).toBe(
      'Kent Police was asked twice: it has answered 1 in full and withdrew its answer once. That took 10 working days.',
    )
    expect(recordSentence('Kent Police', recordOf([reading('disclosed', 10)]))).not.toContain('withdrew')
  })

  test('tells what was asked from what came of it', () => {
    const record = recordOf([
      reading('disclosed', 10),
      reading('disclosed', 30, { lateBy: 10 }),
      reading('refused', 20, { sections: ['12'] }),
      reading('no response'),
      reading('part disclosed', 18, { sections: ['12', '40(2)'] }),
      reading('awaiting'),
    ])
    expect(record).toEqual({
      asked: 6,
      answered: 4,
      answeredLate: 1,
      silent: 1,
      withdrew: 0,
      published: 0,
      refused: 1,
      partRefused: 1,
      notHeld: 0,
      medianDays: 19,
      slowestDays: 30,
      sections: [
        { section: '12', count: 2 },
        { section: '40(2)', count: 1 },
      ],
    })
    expect(recordSentence('Kent Police', record)).toBe(
      'Kent Police was asked 6 times: it has answered 4 in full, 1 late, is silent past its date on 1 and refused 1. The median answer took 19 working days.',
    )
  })
  test('leaves out what was never sent, what was withdrawn and what is invented', () => {
    expect(
      recordOf([reading('draft', null, { sentOn: null }), reading('withdrawn', 3), reading('disclosed', 5, { investigation: { demonstration: true } })]),
    ).toMatchObject({ asked: 0, answered: 0, medianDays: null })
  })
  test('of one answer is that answer', () => expect(recordOf([reading('disclosed', 7)])).toMatchObject({ medianDays: 7, slowestDays: 7 }))
  test.each([
    [[], 'Kent Police has not been asked anything yet.'],
    [[reading('disclosed', 7)], 'Kent Police was asked once: it has answered it in full. That took 7 working days.'],
    [[reading('awaiting')], 'Kent Police was asked once: it has answered none in full.'],
  ])('reads %#', (requests, sentence) => expect(recordSentence('Kent Police', recordOf(requests))).toBe(sentence))
})

describe('a search of the register', () => {
  const forces = shippedForces.map((force) => ({
    ...force,
    address: force.id === 'kent' || force.id === 'essex' ? 'foi@force.example' : null,
    confirmedAt: force.id === 'kent' ? new Date(0) : null,
  }))
  const ids = (query: Record<string, string>) => filterForces(forces, forceFilterIn(query)).map(({ id }) => id)
  test('shows the force that the text names, then what holds its letters', () => {
    expect(ids({ q: 'met police' })[0]).toBe('metropolitan')
    expect(ids({ q: 'yorks' })).toEqual(expect.arrayContaining(['north-yorkshire', 'south-yorkshire', 'west-yorkshire']))
    expect(ids({ q: 'London' })).toEqual(expect.arrayContaining(['metropolitan', 'city-of-london']))
    expect(ids({ q: 'zzz' })).toEqual([])
  })
  test('keeps to a kind and to the state of the address', () => {
    expect(ids({ kind: 'territorial' })).toHaveLength(43)
    expect(ids({ address: 'confirmed' })).toEqual(['kent'])
    expect(ids({ address: 'unconfirmed' })).toEqual(['essex'])
    expect(ids({ address: 'missing', kind: 'territorial' })).toHaveLength(41)
  })
  test('leaves out what it does not know', () =>
    expect(forceFilterIn({ q: ['a', 'b'], kind: 'toString', address: 'x' })).toEqual({ q: 'a', kind: null, address: null }))
  test('an address is missing, unconfirmed or confirmed', () =>
    expect(
      forces
        .filter(({ id }) => ['kent', 'essex', 'gwent'].includes(id))
        .map(addressStateOf)
        .sort(),
    ).toEqual(['confirmed', 'missing', 'unconfirmed']))
})
