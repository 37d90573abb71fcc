import { isStorable } from './text'

/**
 * Whether an address can be one of the desk's: every part of its path and of its query decodes to text that can be looked up. '%', '%ff' and '%00' do not, and
 * would be an error of the database or of the router; they are addresses that lead nowhere.
 */
export function isReadablePath(pathname: string, search = ''): boolean {
  try {
    return isStorable(decodeURIComponent(pathname)) && !/%00/.test(search)
  } catch {
    return false
  }
}

/** A part of a path as Next hands it to a page, decoded; null where it cannot be. */
export function partOfPath(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text)
    return isStorable(decoded) ? decoded : null
  } catch {
    return null
  }
}
