/** The place in a list at which its next page begins, as a text that an address can carry. */

/** Where the next page begins: the last row of this one, as a text that an address can carry. */
export const cursorOf = ({ createdAt, id }: { createdAt: string; id: string }) =>
  btoa(`${createdAt}|${id}`).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** The row that a cursor names, or null where the text is none. */
export function readCursor(text: string) {
  if (!/^[\w-]+$/.test(text)) return null
  const found = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d(?::?\d\d)?)\|([0-9a-f-]{36})$/.exec(decoded(text))
  return found ? { createdAt: found[1]!, id: found[2]! } : null
}

function decoded(text: string) {
  const padded = text.replaceAll('-', '+').replaceAll('_', '/')
  return padded.length % 4 === 1 ? '' : atob(padded)
}
