/**
 * How much a JSON text asks of whoever parses it, told from its signs alone: a megabyte of brackets would be parsed into hundreds of megabytes of
 * objects, or be nested deeper than can be walked. Nothing that the API takes comes near these bounds.
 */
const DEEPEST = 64
const MOST_VALUES = 50_000

const [quote, backslash, comma] = ['"', '\\', ','].map((sign) => sign.charCodeAt(0))
const opening = new Set(['[', '{'].map((sign) => sign.charCodeAt(0)))
const closing = new Set([']', '}'].map((sign) => sign.charCodeAt(0)))

/** Which bound a text passes, or null. A text that is no JSON passes none, or any: the parser says what is wrong with it. */
export function excessOf(text: string): 'too deep' | 'too many values' | null {
  let [depth, values, isInText] = [0, 1, false]
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (isInText) {
      if (sign === backslash) at++
      else if (sign === quote) isInText = false
    } else if (sign === quote) isInText = true
    else if (opening.has(sign)) {
      values++
      if (++depth > DEEPEST) return 'too deep'
    } else if (closing.has(sign)) depth--
    else if (sign === comma) values++
    if (values > MOST_VALUES) return 'too many values'
  }
  return null
}

export const excessWords = {
  'too deep': `The body is nested deeper than ${DEEPEST} levels.`,
  'too many values': `The body holds more than ${MOST_VALUES.toLocaleString('en-GB')} values: send it in parts.`,
}
