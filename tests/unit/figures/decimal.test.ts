import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, decimal, grouped, isWhole, plus, sum } from '@/lib/figures/decimal'

test('tenths add without drift', () => {
  expect(sum(Array.from({ length: 10 }, () => decimal('0.1')))).toBe('1')
  expect(plus(decimal('0.1'), decimal('0.2'))).toBe('0.3')
  expect(plus(decimal('-0.05'), decimal('0.05'))).toBe('0')
})

test('equal numbers are the same text', () => {
  expect(decimal('007.50')).toBe('7.5')
  expect(decimal('-0.00')).toBe('0')
  expect(() => decimal('1,5')).toThrow(RangeError)
})

test('sums of pence agree with whole pence, far beyond what a float holds', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })), (pence) => {
      const pounds = pence.map((value) =>
        decimal(`${value < 0n ? '-' : ''}${(value < 0n ? -value : value) / 100n}.${String((value < 0n ? -value : value) % 100n).padStart(2, '0')}`),
      )
      const all = pence.reduce((a, b) => a + b, 0n)
      expect(sum(pounds)).toBe(decimal(`${all < 0n ? '-' : ''}${(all < 0n ? -all : all) / 100n}.${String((all < 0n ? -all : all) % 100n).padStart(2, '0')}`))
    }),
  )
})

test('compares as numbers, not as texts', () => {
  expect(compare(decimal('9'), decimal('10'))).toBeLessThan(0)
  expect(compare(decimal('-9'), decimal('-10'))).toBeGreaterThan(0)
  expect(compare(decimal('1.5'), decimal('1.50'))).toBe(0)
  expect([isWhole(decimal('2.0')), isWhole(decimal('2.5'))]).toEqual([true, false])
})

test('is shown with thousands, a real minus, and pence in twos', () => {
  expect(grouped(decimal('1189'))).toBe('1,189')
  expect(grouped(decimal('-1234567.5'), 2)).toBe('−1,234,567.50')
  expect(grouped(decimal('1189'), 2)).toBe('1,189')
})
