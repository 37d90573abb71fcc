/**
 * What each answer tells the browser about itself, beside what it says. `closedPolicy` is the floor: a file, a download, a feed, an answer of the API and
 * whatever Next answers by itself run nothing and load nothing. Pages alone are given more, by `proxy.ts`.
 */
export const closedPolicy = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export const floorHeaders = {
  'Content-Security-Policy': closedPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const

/**
 * A page runs the scripts that carry this nonce and those that they load; nothing comes from elsewhere, nothing is sent elsewhere, and no page of the desk
 * stands in a frame. 'self' is for browsers that don't know 'strict-dynamic' and outweighed in the others, so no file of the desk is a script either.
 */
export function pagePolicy(nonce: string, { isDev }: { isDev: boolean }) {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${isDev ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** For a year the browser comes by https alone, where that is the address people type. Of the host's other names it says nothing: they are not the desk's. */
export const transportHeaders = (baseUrl: string): Record<string, string> =>
  baseUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}
