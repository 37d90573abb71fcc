import { dictionary } from '@zxcvbn-ts/language-common'
import { expect, test } from 'vitest'
import { passwordFault } from '@/lib/password-rule'

const own = ['Rosalind Quirke', 'ros.quirke@herald.example', 'The Harbour Herald']

test.each([
  ['elevenchars', 'short'],
  ['', 'short'],
  ['😀😀😀😀😀😀', 'short'],
  ['x'.repeat(201), 'long'],
  ['unbelievable', 'common'],
  ['UNBELIEVABLE', 'common'],
  ['Password2026!', 'common'],
  ['1234password5678', 'common'],
  ['passwordpassword', 'common'],
  ['aaaaaaaaaaaa', 'common'],
  ['abababababab', 'common'],
  ['RosalindQuirke', 'own'],
  ['rosalind quirke 2026', 'own'],
  ['ros.quirke@herald.example', 'own'],
  ['TheHarbourHerald!', 'own'],
  ['Quirke-Herald-1', 'own'],
] as const)('%s is refused: %s', (password, fault) => expect(passwordFault(password, own)).toBe(fault))

test.each(['three plain words', 'a herald of spring rain', 'Quirke likes seven green teapots', 'q7Vd-x2Lm_Zr9Kp', 'соловей поёт тихо'])(
  '%s will do',
  (password) => expect(passwordFault(password, own)).toBeNull(),
)

test('none of the ten thousand commonest will do, whatever is added to make it long enough', () => {
  const through = dictionary['passwords-common'].slice(0, 10_000).filter((common) => passwordFault(common, []) === null)
  expect(through).toEqual([])
  const lengthened = dictionary['passwords-common']
    .slice(0, 10_000)
    .filter((common) => /^\p{L}+$/u.test(common) && passwordFault(`${common}1234567890`, []) === null)
  expect(lengthened).toEqual([])
})
