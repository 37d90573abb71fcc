import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayField } from '@/lib/days'
import { isId } from '@/lib/ids'
import { jsonFault } from '@/lib/json-bounds'
import { isReadablePath, partOfPath } from '@/lib/paths'
import { cleanName, cleanText, cutText, isStorable, nameField } from '@/lib/text'
import { whoMay } from '@/lib/actor'

const anyText = fc.string({
  unit: fc.oneof(fc.constantFrom('\0', '\ud83d', '\ude00', '👩‍👩‍👧', 'e\u0301', '\u200b', '\n', '%', '/', '\\'), fc.string({ unit: 'binary', maxLength: 1 })),
})

describe('text', () => {
  test('once clean can be stored, and cleaning it again changes nothing', () =>
    fc.assert(
      fc.property(anyText, (text) => {
        expect(isStorable(cleanText(text))).toBe(true)
        expect(cleanText(cleanText(text))).toBe(cleanText(text))
        expect(cleanName(cleanName(text))).toBe(cleanName(text))
      }),
    ))
  test('is cut between characters as people see them', () => {
    expect(cutText('ab👩‍👩‍👧', 5)).toBe('ab')
    expect(cutText('abe\u0301', 3)).toBe('ab')
    expect(cutText('abc', 3)).toBe('abc')
    expect(cutText(`${'x'.repeat(999)}👍🏽`, 1000)).toBe('x'.repeat(999))
  })
  test('is never longer than the limit, nor cut inside a pair', () =>
    fc.assert(
      fc.property(anyText, fc.nat(60), (text, most) => {
        const cut = cutText(text, most)
        expect(cut.length).toBeLessThanOrEqual(most)
        expect(cut.isWellFormed()).toBe(true)
      }),
    ))
  test('a name loses signs that nobody sees, and keeps to one line', () => {
    expect(cleanName(' K\u200bent\n\u202ePolice\ufeff ')).toBe('Kent Police')
    expect(nameField('Name it', 5).safeParse('\u200b \u2060').error?.issues[0]?.message).toBe('Name it')
  })
})

describe('paths', () => {
  test.each(['/%', '/%ff', '/%00', '/a/%E0%A4%A', '/%ed%a0%80'])('%s leads nowhere', (path) => {
    expect(isReadablePath(path)).toBe(false)
    expect(partOfPath(path)).toBeNull()
  })
  test('a query with U+0000 leads nowhere', () => expect([isReadablePath('/a', '?q=%00'), isReadablePath('/a', '?q=%25')]).toEqual([false, true]))
})

describe('days, ids and JSON', () => {
  test.each([
    ['0000-01-01', 'Enter a day between 1990 and 2100'],
    ['9999-12-31', 'Enter a day between 1990 and 2100'],
    ['2026-02-30', 'Enter a day as year-month-day, for example 2026-04-08'],
  ])('%s is refused: %s', (text, message) => expect(dayField.safeParse(text).error?.issues[0]?.message).toBe(message))
  test('an id is a uuid', () => expect([isId(crypto.randomUUID()), isId('x'), isId(null), isId('\0')]).toEqual([true, false, false, false]))
  test.each([
    ['[', 'too-deep'],
    ['{"a":', 'too-deep'],
  ])('%s five thousand times is too deep', (text, fault) => expect(jsonFault(text.repeat(5000))).toBe(fault))
  test('a key of 300 characters is told from a text of 300', () => {
    expect(jsonFault(JSON.stringify({ ['k'.repeat(300)]: 1 }))).toBe('key-too-long')
    expect(jsonFault(JSON.stringify({ k: 'k'.repeat(300), '"]}\\': '[[{' }))).toBeNull()
  })
  test('values are counted, and no sign within a text is', () => {
    expect(jsonFault(`[${Array(40_000).fill('1').join(',')}]`)).toBeNull()
    expect(jsonFault(`[${Array(50_001).fill('1').join(',')}]`)).toBe('too-many-values')
    expect(jsonFault(`[${Array(30_000).fill('{}').join(',')}]`)).toBe('too-many-values')
    expect(jsonFault(JSON.stringify('[{,"\\'.repeat(50_000)))).toBeNull()
  })
  test('any JSON within the bounds is let through', () =>
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        expect(['key-too-long', null]).toContain(jsonFault(text))
      }),
    ))
})

test('who may not is told who may', () => {
  expect(whoMay('figure:check', 'reporter')).toBe(
    'This is for editors and admins; your role is reporter. An admin of your newsroom can change it. Nothing was saved.',
  )
  expect(whoMay('people:manage', 'viewer')).toContain('for admins;')
})
