import { describe, expect, test } from 'vitest'
import { callerOf } from '@/lib/auth/caller'
import { browserIn } from '@/lib/auth/device'

describe('the caller', () => {
  test.each([
    ['no proxy: what a caller says of itself counts for nothing', 0, '198.51.100.9', '203.0.113.7', '203.0.113.7'],
    ['one proxy: the last, which the proxy added', 1, '198.51.100.9, 203.0.113.7', '10.0.0.1', '203.0.113.7'],
    ['two proxies: the last but one', 2, '198.51.100.9, 203.0.113.7, 10.0.0.2', '10.0.0.1', '203.0.113.7'],
    ['one proxy that says nothing: the proxy itself', 1, undefined, '10.0.0.1', 'unknown'],
    ['fewer than there should be: the first there is', 2, '203.0.113.7', '10.0.0.1', '203.0.113.7'],
    ['IPv4 as IPv6 sockets write it', 0, undefined, '::ffff:203.0.113.7', '203.0.113.7'],
    ['IPv6 by its /64', 0, undefined, '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['the same network, another address', 0, undefined, '2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['a port beside it', 1, '203.0.113.7:5123', '10.0.0.1', '203.0.113.7'],
    ['no address', 1, 'the moon', '10.0.0.1', 'unknown'],
    ['a socket that is gone', 0, '203.0.113.7', undefined, 'unknown'],
  ])('%s', (_, proxies, forwarded, socket, caller) => expect(callerOf({ socket, forwarded }, proxies)).toBe(caller))

  test('reads a header that was sent twice as one', () =>
    expect(callerOf({ socket: '10.0.0.1', forwarded: ['198.51.100.9', '203.0.113.7'] }, 1)).toBe('203.0.113.7'))
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari on iOS'],
  ['', 'A browser that does not say which'],
  [null, 'A browser that does not say which'],
  ['x', 'A browser that does not say which'],
])('a browser is named by what it sends: %s', (sent, words) => expect(browserIn(sent)).toBe(words))
