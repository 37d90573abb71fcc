import fc from 'fast-check'

/** What a person, a program or a careless paste may send where something else was meant. */
const family = '👩‍👩‍👧'
/** Ends within an emoji at each limit that a field of the desk has. */
const atLimits = [6, 32, 40, 100, 120, 200, 254, 300, 500, 1000, 4000, 20_000].map((most) => `${'x'.repeat(most - 1)}${family}`)

export const hostileTexts = [
  '\0',
  'a\0b',
  '\ud83d',
  '\ude00 half',
  '\u200b',
  'Kent\u200b Police',
  '\u202edeknil',
  'e\u0301'.repeat(90),
  'Z\u0351\u0363\u0344'.repeat(30),
  family.repeat(12),
  'x'.repeat(60_000),
  `${'word '.repeat(12_000)}`,
  '0000-01-01',
  '9999-12-31',
  '2026-02-30',
  '2026-13-01',
  '1990-01-01',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '1e308',
  '1e999',
  '-1',
  '-0',
  'NaN',
  'Infinity',
  '0x10',
  '1.5',
  '99999999999999999999',
  '2147483648',
  'none',
  '00000000-0000-0000-0000-000000000000',
  "'; drop table request; --",
  '%_\\',
  '<script>alert(1)</script>',
  '{force} {questions} {{name}} $1 $&',
  '\r\n\r\n',
  '\t',
  ' ',
  '',
  '=1+1',
  '١٢٣',
  '½',
  ...atLimits,
] as const

export const hostileText = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)

/** The same where JSON carries it, which can also send what no form can. */
export const hostileValue = fc.oneof(
  hostileText as fc.Arbitrary<unknown>,
  fc.constantFrom<unknown>(null, [], {}, 1e308, -1, 0.5, true, [[]], { constructor: 1 }, 2 ** 53),
)
