import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeDestination } from '@/lib/redirects'

const origin = 'https://desk.example'
const hostile = [
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r/evil.example',
  '/\r\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '//evil.example',
  '///evil.example',
  '////evil.example/x',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/\t\\evil.example',
  '/\\\n/evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/x/..//evil.example',
  '/./\\evil.example',
  '/%2e//evil.example',
  'https://evil.example',
  'http:evil.example',
  'https:/\\evil.example',
  'HTTPS://evil.example/',
  'http://desk.example/',
  'https://desk.example:444/',
  'https://desk.example@evil.example/',
  'https://desk.example.evil.example/',
  'https://someone@desk.example/',
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'blob:https://desk.example/x',
  'ftp://desk.example/',
  'https://[bad',
]

/** Where a browser that stands on the desk would go. */
const followed = (path: string) => new URL(path, `${origin}/sign-in`).origin

describe('a redirect', () => {
  test.each(hostile)('to %j leads to Today', (sent) => expect(safeDestination(sent, origin)).toBe('/'))

  test.each([undefined, null, '', 7, ['/requests'], {}, `/${'x'.repeat(3000)}`])('to what is no address (%#) leads to Today', (sent) =>
    expect(safeDestination(sent, origin)).toBe('/'),
  )

  test.each([
    ['/', '/'],
    ['/requests/CONES-KNT', '/requests/CONES-KNT'],
    ['/search?q=a%20b&x=//evil.example', '/search?q=a%20b&x=//evil.example'],
    ['/%09/evil.example', '/%09/evil.example'],
    ['https://desk.example/log?page=2#end', '/log?page=2'],
    // Without slashes our own scheme is no more than a path, for browsers too.
    ['https:evil.example', '/evil.example'],
    ['/requests/CONES-KNT#files', '/requests/CONES-KNT'],
    ['/forces/Łódź?q=ż', '/forces/%C5%81%C3%B3d%C5%BA?q=%C5%BC'],
  ])('to %s, a page of ours, leads there', (sent, path) => expect(safeDestination(sent, origin)).toBe(path))

  test('never leaves the desk, whatever was sent', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '\t',
      '\r',
      '\n',
      '.',
      '..',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '%5c',
      '%09',
      'evil.example',
      'https:',
      'desk.example',
      ' ',
    )
    const sent = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 10 }).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(sent, (text) => {
        const path = safeDestination(text, origin)
        const isOurs = /^\/(?!\/)/.test(path) && !/[\t\r\n]|^[^?]*\\/.test(path) && followed(path) === origin
        return isOurs && safeDestination(path, origin) === path
      }),
      { numRuns: 3000 },
    )
  })
})

/**
 * Every redirect in the sources, by what it is given. A text that begins with a fixed first step ('/requests/…') can't leave the desk, whatever
 * follows; all else has to be `safeDestination`.
 */
describe('every redirect of the product', () => {
  const files = ['app', 'components', 'lib'].flatMap((top) =>
    readdirSync(top, { recursive: true, encoding: 'utf8' })
      .map((file) => join(top, file))
      .filter((file) => /\.tsx?$/.test(file)),
  )
  const calls = files.flatMap((file) => {
    const source = readFileSync(file, 'utf8')
    const found = [
      ...source.matchAll(/\b(?:permanentRedirect|redirect)\(|(?<![\w-])['"]?location['"]?: (?!\{)|\.location\.(?:assign|replace)\(|\.location(?:\.href)? = /gi),
    ]
    return found.map((match) => ({ file, argument: source.slice(match.index + match[0].length).split('\n')[0]!, source }))
  })
  const kindOf = ({ argument, source }: { argument: string; source: string }) => {
    if (/^'\/(?:[a-z][^']*)?'/.test(argument)) return 'fixed'
    if (/^`\/[a-z]\w*[/?`]/.test(argument)) return 'under a fixed first step'
    if (/^safeDestination\(/.test(argument)) return 'checked'
    const helper = /^(\w+)\(/.exec(argument)?.[1]
    // A function of the same file that does nothing but make such a text.
    if (helper && new RegExp(`(?:const ${helper} = \\(.*\\) =>|function ${helper}\\(.*\\{)\\s*(?:return )?\`/[a-z]\\w*/`).test(source))
      return 'under a fixed first step'
    return 'unknown'
  }

  test.each(calls.map((call) => [call.file, call.argument, call] as const))('%s: %s', (_file, _argument, call) => expect(kindOf(call)).not.toBe('unknown'))

  test('are found at all, the one that takes what a visitor sent among them', () => {
    expect(calls.length).toBeGreaterThan(20)
    expect(calls.filter((call) => kindOf(call) === 'checked').map(({ file }) => file)).toEqual(
      expect.arrayContaining(['app/sign-in/page.tsx', 'lib/auth/actions.ts']),
    )
  })

  test.each(['next as Route', '`/$'.concat('{next}`'), '`//x`', "'//evil.example'", '`$'.concat('{base}/x`'), 'form.get("next")'])(
    '%s would be told',
    (argument) => expect(kindOf({ argument, source: '' })).toBe('unknown'),
  )
})
