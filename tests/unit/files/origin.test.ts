import { expect, test } from 'vitest'
import { isFromHere } from '@/lib/files/origin'

const base = 'https://foi.herald.example'
const here = { host: '10.0.0.7:3000' }

test.each<[string, Record<string, string>, boolean]>([
  ['a form whose browser says it is of the same origin is from here', { 'sec-fetch-site': 'same-origin' }, true],
  ['what the browser says outweighs a matching Origin', { 'sec-fetch-site': 'cross-site', origin: base }, false],
  ['a sister site of the same domain is another site', { 'sec-fetch-site': 'same-site' }, false],
  ['an Origin equal to the address asked for is from here', { origin: 'http://10.0.0.7:3000' }, true],
  ['an Origin equal to the base address is from here, whatever a proxy made of the host', { origin: base }, true],
  ['another port is another origin', { origin: 'http://10.0.0.7:4000' }, false],
  ['another site is refused', { origin: 'https://evil.example' }, false],
  ['an opaque Origin is refused', { origin: 'null' }, false],
  ['a form that says nothing of where it is from is refused', {}, false],
])('%s', (_, headers, fromHere) => expect(isFromHere(new Headers({ ...here, ...headers }), base)).toBe(fromHere))
