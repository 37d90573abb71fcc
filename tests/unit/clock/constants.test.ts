import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import {
  constantsOn,
  constantsWithSources,
  DAY_TO_BE_APPOINTED,
  regulatorOn,
  isNeitherConfirmNorDeny,
  kindOfSection,
  setsOf,
  sourceOf,
} from '@/lib/clock/constants'

const on = day('2026-11-22')

describe('the numbers of the Act', () => {
  test('as they stand', () => {
    const {
      replyDays,
      expectedWithExtensionDays,
      aggregationDays,
      costLimit,
      costHours,
      feeMonths,
      reviewAskDays,
      reviewDays,
      reviewLatestDays,
      complaintDays,
      appealDays,
      chaseGapDays,
    } = constantsOn(on)
    expect([
      replyDays,
      expectedWithExtensionDays,
      aggregationDays,
      costLimit,
      costHours,
      feeMonths,
      reviewAskDays,
      reviewDays,
      reviewLatestDays,
      complaintDays,
      appealDays,
      chaseGapDays,
    ]).toEqual([20, 40, 60, 450, 18, 3, 40, 20, 40, 42, 28, 5])
  })

  test('each has its unit and its source', () => {
    for (const [name, entries] of Object.entries(constantsWithSources))
      for (const { from, unit, source } of entries) expect([name, from, unit, source].every((text) => text.length > 0)).toBe(true)
    expect(sourceOf('replyDays', on)).toBe('FOIA 2000 s.10(1)')
    expect(sourceOf('appealDays', on)).toMatch(/s\.57/)
  })

  test('a request is judged by those in force on its day: s.22A is an exemption from 1 October 2014', () => {
    expect(kindOfSection('22A', day('2014-09-30'))).toBe('other')
    expect(kindOfSection('22A', day('2014-10-01'))).toBe('qualified')
    expect(constantsOn(day('2014-09-30')).replyDays).toBe(20)
    expect(sourceOf('qualifiedSections', day('2014-09-30'))).toBe('FOIA 2000 s.2(2)(b)')
    expect(sourceOf('qualifiedSections', day('2014-10-01'))).toContain('s.22A')
    expect([kindOfSection('37(1)(aa)', day('2011-01-18')), kindOfSection('37(1)(aa)', day('2011-01-19'))]).toEqual(['qualified', 'absolute'])
    expect([kindOfSection('40(5B)', day('2018-05-24')), kindOfSection('40(5B)', day('2018-05-25'))]).toEqual(['absolute', 'disputed'])
  })

  test('the regulator is the Commissioner until a day is appointed for the Commission, in name and salutation', () => {
    expect([regulatorOn(day('2026-12-01')), constantsOn(day('2026-12-01')).regulatorSalutation]).toEqual([
      'the Information Commissioner',
      'Dear Information Commissioner,',
    ])
    expect(constantsOn(day('2026-12-01')).regulatorAddress).toContain('Wilmslow')
    expect([regulatorOn(day(DAY_TO_BE_APPOINTED)), constantsOn(day(DAY_TO_BE_APPOINTED)).regulatorSalutation]).toEqual([
      'the Information Commission',
      'Dear Information Commission,',
    ])
  })

  test('before the Act was in force the first numbers are used', () => {
    expect(constantsOn(day('2001-01-01')).replyDays).toBe(20)
    expect([kindOfSection('22A', day('2001-01-01')), kindOfSection('37(1)(a)', day('2001-01-01'))]).toEqual(['other', 'qualified'])
  })

  test('a number that Parliament changes holds from its day on, and the others stay', () => {
    const entry = (from: string, value: number) => ({ from, value, unit: 'days', source: 'a test' })
    expect(setsOf({ replyDays: [entry('2005-01-01', 20), entry('2027-04-01', 25)], appealDays: [entry('2005-01-01', 28)] })).toEqual([
      { from: '2027-04-01', values: { replyDays: 25, appealDays: 28 } },
      { from: '2005-01-01', values: { replyDays: 20, appealDays: 28 } },
    ])
    expect(setsOf({ fee: [entry('2010-01-01', 3)], replyDays: [entry('2005-01-01', 20), entry('2012-01-01', 21)] }).map(({ from }) => from)).toEqual([
      '2012-01-01',
      '2010-01-01',
      '2005-01-01',
    ])
    expect(setsOf({ replyDays: [entry('2005-01-01', 20)], fee: [entry('2010-01-01', 3)] }).at(-1)).toEqual({
      from: '2005-01-01',
      values: { replyDays: 20, fee: 3 },
    })
  })
})

describe('exemptions', () => {
  test.each([
    ...['21', '23', '23(5)', '32', '34', '40', '40(2)', '40(5)', '41', '44', '37(1)(a)', '37(1)(ab)', '40(2)(3A)(a)'].map(
      (section) => [section, 'absolute'] as const,
    ),
    ...[
      '22',
      '24',
      '26',
      '27',
      '28',
      '29',
      '30',
      '31',
      '31(1)(a)',
      '33',
      '35',
      '36',
      '37',
      '37(1)(b)',
      '38',
      '39',
      '42',
      '43',
      '43(2)',
      '40(3B)',
      '40(4A)',
    ].map((section) => [section, 'qualified'] as const),
    ...['40(5A)', '40(5B)', '40(5B)(a)', '40(5b)(a)(i)'].map((section) => [section, 'disputed'] as const),
    ...['12', '12(1)', '14', '14(2)'].map((section) => [section, 'procedural'] as const),
    ...['1', '2', '4', '9', '16', '17', '99', '120', '143', '', 'x'].map((section) => [section, 'other'] as const),
  ])('s.%s is %s', (section, kind) => expect(kindOfSection(section, on)).toBe(kind))

  test.each(['12(2)', '22(2)', '22A(2)', '23(5)', '30(3)', '40(5)', '40(5A)', '40(5b)(a)', '42(2)', '44(2)'])('s.%s neither confirms nor denies', (section) =>
    expect(isNeitherConfirmNorDeny(section, on)).toBe(true),
  )
  test.each(['12', '12(1)', '22', '22A', '22A(1)', '40', '40(2)', '1(1)(a)', ''])('s.%s says that something is held, or not', (section) =>
    expect(isNeitherConfirmNorDeny(section, on)).toBe(false),
  )
  test('s.22A(2) came with s.22A', () => expect(isNeitherConfirmNorDeny('22A(2)', day('2014-09-30'))).toBe(false))
})
