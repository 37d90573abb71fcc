/**
 * Where a redirect may lead: to a page of the desk and nowhere else. What a visitor sent is read by the same parser that the browser uses, which
 * drops tabs and line ends and takes a backslash for a slash: '/<tab>/elsewhere' is '//elsewhere', an address of others.
 */
export function safeDestination(sent: unknown, origin: string): string {
  const path = pathOf(sent, origin)
  // '/.//elsewhere' is ours, and the path that comes of it is not: what is answered must read as ours again.
  return path !== null && pathOf(path, origin) === path ? path : today
}

const today = '/'

function pathOf(sent: unknown, origin: string): string | null {
  if (typeof sent !== 'string' || sent === '' || sent.length > 2000) return null
  const base = new URL(origin)
  const url = URL.parse(sent, base)
  return url && url.origin === base.origin && url.username === '' && url.password === '' ? url.pathname + url.search : null
}
