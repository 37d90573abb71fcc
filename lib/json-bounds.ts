/**
 * Whether a JSON text keeps to bounds, told before it is parsed: what is nested thousands deep or has keys as long as letters is no input of ours, and
 * ends a recursive reader. One pass over the text, no recursion.
 */
export const jsonBounds = { depth: 32, keys: 100_000, keyLength: 256 } as const
export type JsonBounds = { depth: number; keys: number; keyLength: number }
export type JsonFault = 'too-deep' | 'too-many-keys' | 'key-too-long'

export const jsonFaultMessages: Record<JsonFault, string> = {
  'too-deep': `The JSON is nested more than ${jsonBounds.depth} deep. Nothing here needs that: send it flat.`,
  'too-many-keys': `The JSON has more than ${jsonBounds.keys.toLocaleString('en-GB')} fields. Send it in parts.`,
  'key-too-long': `The JSON has a field whose name is longer than ${jsonBounds.keyLength} characters. No field here is called so.`,
}

export function jsonFault(text: string, bounds: JsonBounds = jsonBounds): JsonFault | null {
  let depth = 0
  let keys = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '{' || sign === '[') {
      if (++depth > bounds.depth) return 'too-deep'
    } else if (sign === '}' || sign === ']') depth--
    else if (sign === '"') {
      const from = at + 1
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++
      // A string is a key where a colon follows it.
      let next = at + 1
      while (next < text.length && /\s/.test(text[next]!)) next++
      if (text[next] !== ':') continue
      if (at - from > bounds.keyLength) return 'key-too-long'
      if (++keys > bounds.keys) return 'too-many-keys'
    }
  }
  return null
}
