import { expect } from '@playwright/test'

/** What an answer told the browser about itself. Written out here once more: a test that read the app's own list would agree with any. */
const nothingRuns = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const onlyWithNonce =
  /^default-src 'self'; script-src 'self' 'nonce-([\w+/=]{24})' 'strict-dynamic'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'$/
const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()',
  'cross-origin-opener-policy': 'same-origin',
  'x-powered-by': null,
}

export type Asked = { status: number; headers: Headers; text: string; what: string }

/** Asks, follows nothing, and holds the answer to what every answer tells. A header sent twice reads as two, and is a fault. */
export async function ask(url: string, init: RequestInit = {}): Promise<Asked> {
  const answer = await fetch(url, { redirect: 'manual', ...init })
  const { status, headers } = answer
  const asked = { status, headers, text: await answer.text(), what: `${init.method ?? 'GET'} ${url}: ${status}` }
  for (const [name, value] of Object.entries(always)) expect(headers.get(name), `${name} of ${asked.what}`).toBe(value)
  return asked
}

export const expectClosed = ({ headers, what }: Asked) => expect(headers.get('content-security-policy'), what).toBe(nothingRuns)

const nonces = new Set<string>()

/** A page: its scripts carry the nonce of this answer and of no other, and nothing else in it is script. */
export function expectPage({ headers, text, what }: Asked) {
  const policy = headers.get('content-security-policy')
  const [, nonce] = onlyWithNonce.exec(policy ?? '') ?? []
  expect(nonce, `the policy of ${what}: ${policy}`).toBeDefined()
  expect([...nonces], `a nonce of its own for ${what}`).not.toContain(nonce)
  nonces.add(nonce!)
  const scripts = [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
  expect(
    scripts.filter((tag) => !tag.includes(` nonce="${nonce}"`)),
    `scripts of ${what} that would not run`,
  ).toEqual([])
  const markup = text.replaceAll(/<script\b[^>]*>.*?<\/script>/gs, '')
  expect(markup, `handlers in the markup of ${what}`).not.toMatch(/<[a-z][^<>]*\son[a-z]+=|(href|action|src)=["']?javascript:/i)
  return scripts.length
}
