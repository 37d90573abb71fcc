/**
 * Whether a form was sent from a page of this desk, and not from another site on behalf of whoever is signed in
 * here. Server actions are checked by Next; a route handler is not, so the upload asks here. What a browser
 * says of itself (Sec-Fetch-Site, over https only) outweighs the Origin; a form that says neither is refused.
 */
export function isFromHere(headers: Headers, baseUrl: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  const origin = headers.get('origin')
  if (!origin || !URL.canParse(origin)) return false
  const { host } = new URL(origin)
  return host === headers.get('host') || host === new URL(baseUrl).host
}
