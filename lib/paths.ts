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

/** A path of our own that a form says to go on to, as a header can carry it; null where it leads elsewhere or nowhere. */
export function ownPath(text: string): string | null {
  const base = 'http://desk.invalid'
  // Browsers take a backslash for a slash and drop tabs, so '/\\elsewhere' is '//elsewhere': the parser says where it would lead.
  if (!text.startsWith('/') || !URL.canParse(text, base)) return null
  const { origin, pathname, search, hash } = new URL(text, base)
  return origin === base && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : null
}
