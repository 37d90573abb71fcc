import ipaddr from 'ipaddr.js'

/**
 * Whose address a request counts under. The socket's is the only one that a caller can't make up; behind `proxies` proxies each of them has added
 * the address it was called from at the end of X-Forwarded-For, so the caller stands that many places before the socket. What stands further left
 * was sent by the caller. An IPv6 address counts by its /64: whoever has one address has them all.
 */
export function callerOf({ socket, forwarded }: { socket: string | undefined; forwarded: string | readonly string[] | undefined }, proxies: number): string {
  const chain = [...[forwarded ?? []].flat().join(',').split(','), socket ?? ''].map((address) => address.trim())
  return networkOf(chain.at(-1 - proxies) ?? chain[0]!)
}

/** Where our server writes the caller's address for the pages and routes; what came in under this name is thrown away. */
export const callerHeader = 'x-foi-desk-caller'
export const unknownCaller = 'unknown'

function networkOf(sent: string) {
  // Some proxies name the port as well.
  const address = sent.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  if (!ipaddr.isValid(address)) return unknownCaller
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  const { parts } = parsed as ipaddr.IPv6
  return `${new ipaddr.IPv6([...parts.slice(0, 4), 0, 0, 0, 0]).toString()}/64`
}
