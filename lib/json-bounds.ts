/**
 * Whether a JSON text keeps to bounds, told before it is parsed: a megabyte of brackets would be parsed into hundreds of megabytes of objects, what is
 * nested thousands deep ends a recursive reader, and no field of ours is called by a whole letter. One pass over the text, no recursion. A text that is
 * no JSON passes no bound, or any: the parser says what is wrong with it.
 */
export const jsonBounds = { depth: 32, values: 50_000, keyLength: 256 } as const
export type JsonBounds = { depth: number; values: number; keyLength: number }
export type JsonFault = 'too-deep' | 'too-many-values' | 'key-too-long'

export const jsonFaultMessages: Record<JsonFault, string> = {
  'too-deep': `The JSON is nested more than ${jsonBounds.depth} deep. Nothing here needs that: send it flat.`,
  'too-many-values': `The JSON holds more than ${jsonBounds.values.toLocaleString('en-GB')} values. Send it in parts.`,
  'key-too-long': `The JSON has a field whose name is longer than ${jsonBounds.keyLength} characters. No field here is called so.`,
}

export function jsonFault(text: string, bounds: JsonBounds = jsonBounds): JsonFault | null {
  let depth = 0
  let values = 1
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '{' || sign === '[') {
      values++
      if (++depth > bounds.depth) return 'too-deep'
    } else if (sign === '}' || sign === ']') depth--
    else if (sign === ',') values++
    else if (sign === '"') {
      const from = at + 1
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++
      // A string is a key where a colon follows it.
      let next = at + 1
      while (next < text.length && /\s/.test(text[next]!)) next++
      if (text[next] === ':' && at - from > bounds.keyLength) return 'key-too-long'
    }
    if (values > bounds.values) return 'too-many-values'
  }
  return null
}
