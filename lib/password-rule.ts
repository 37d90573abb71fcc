import { dictionary } from '@zxcvbn-ts/language-common'

/**
 * What a password must be, the same at every door: long, not among those that are tried first, and not the name of the person, the address or the
 * newsroom with a little around it. No rule about digits and signs: they make passwords hard to remember, not hard to guess (NIST SP 800-63B 3.1.1).
 */
export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 200

export type PasswordFault = 'short' | 'long' | 'common' | 'own'

export const passwordFaults: Record<PasswordFault, string> = {
  short: 'Use at least 12 characters: three or four words are easy to remember',
  long: 'Use at most 200 characters',
  common: 'This is one of the passwords that are tried first. Use three or four words that have nothing to do with each other',
  own: 'Your name, your e-mail address and the newsroom’s name are tried first. Use three or four other words',
}

/** What is wrong with it, or null. `own`: the names and the address of the person and of the newsroom. */
export function passwordFault(password: string, own: readonly string[]): PasswordFault | null {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) return 'short'
  if (length > LONGEST_PASSWORD) return 'long'
  if (isCommon(password)) return 'common'
  return isOwn(password, own) ? 'own' : null
}

let common: Set<string> | undefined

/** On the list itself, or one of the list with digits and signs around it ('password2026!'), or said twice. */
function isCommon(password: string) {
  common ??= new Set(dictionary['passwords-common'])
  const text = password.toLowerCase()
  const bare = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return [text, bare].some((candidate) => {
    const unit = /^(.+?)\1+$/u.exec(candidate)?.[1] ?? candidate
    return common!.has(candidate) || common!.has(unit) || (unit !== candidate && unit.length < 4)
  })
}

/** With the own words taken out, too little is left to be guessed at. */
function isOwn(password: string, own: readonly string[]) {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
  const words = own.flatMap((text) => [text, ...text.split(/[\s@]+/)]).map(plain)
  let left = plain(password)
  for (const word of words.filter(({ length }) => length >= 4).toSorted((one, other) => other.length - one.length)) left = left.replaceAll(word, ' ')
  return left.includes(' ') && left.replaceAll(' ', '').length < 8
}
