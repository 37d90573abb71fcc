import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excessOf } from '@/lib/api/json'

test('nesting is counted, and no sign within a text is', () => {
  expect(excessOf('['.repeat(64) + ']'.repeat(64))).toBeNull()
  expect(excessOf('['.repeat(65))).toBe('too deep')
  expect(excessOf(`[${'{"a":'.repeat(64)}`)).toBe('too deep')
  expect(excessOf('{},'.repeat(100))).toBeNull()
  expect(excessOf(JSON.stringify('[{,"\\'.repeat(50_000)))).toBeNull()
})

test('values are counted', () => {
  expect(excessOf(`[${Array(40_000).fill('1').join(',')}]`)).toBeNull()
  expect(excessOf(`[${Array(50_001).fill('1').join(',')}]`)).toBe('too many values')
  expect(excessOf(`[${Array(30_000).fill('{}').join(',')}]`)).toBe('too many values')
})

test('nothing of ordinary size is refused', () => {
  fc.assert(fc.property(fc.json({ maxDepth: 20 }), (text) => excessOf(text) === null))
})
