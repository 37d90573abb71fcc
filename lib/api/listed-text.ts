import type { RequestRow } from '@/lib/requests/reading'
import { listedRequestOf } from './shapes'

// A row is never changed, and stands for as long as nothing of its request has (lib/requests/row-cache.ts).
const texts = new WeakMap<RequestRow, string>()

/** A request in a list, as JSON, written out once for each row. */
export function textOfListed(row: RequestRow): string {
  const known = texts.get(row)
  if (known !== undefined) return known
  const text = JSON.stringify(listedRequestOf(row))
  texts.set(row, text)
  return text
}
