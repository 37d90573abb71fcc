export type Cursor = { at: string; id: string }

/**
 * Where a page of the record begins, as it stands in an address: an instant and an id, the newest first. What is no such pair
 * is the first page: an address is a person's to change.
 */
const shape = /^(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}(?::?\d{2})?))_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i

export function cursorIn(text: string | string[] | undefined): Cursor | null {
  const [, at, id] = shape.exec(Array.isArray(text) ? (text[0] ?? '') : (text ?? '')) ?? []
  return at && id && !Number.isNaN(Date.parse(at.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'))) ? { at, id } : null
}

export const cursorText = ({ at, id }: Cursor) => encodeURIComponent(`${at}_${id}`)
