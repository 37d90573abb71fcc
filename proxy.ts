import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { hasBoundary } from '@/lib/files/limits'
import { pagePolicy } from '@/lib/security-headers'

/** Runs before each page, and only there. */
export function proxy(request: NextRequest) {
  return refusalOf(request) ?? withPagePolicy(request)
}

/** A form in parts whose boundary is none cannot be read: Next would answer 500. No browser sends one. */
function refusalOf({ headers }: NextRequest) {
  const type = headers.get('content-type') ?? ''
  if (!/^\s*multipart\//i.test(type) || hasBoundary(type)) return null
  return new NextResponse('The form could not be read: it does not say where its parts end. Send it again from the page.\n', {
    status: 400,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}

/** Next reads the nonce out of the policy of the request, and writes it on each script of the page. */
function withPagePolicy(request: NextRequest) {
  const policy = pagePolicy(randomBytes(16).toString('base64'), { isDev: process.env.NODE_ENV === 'development' })
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

/**
 * Whatever is no route handler and no file. A handler needs no nonce, and where the proxy runs Next hands on no more than the first 10 MB of a body, without
 * a word: so none that takes an upload may stand here. It has to be written out in one piece: Next reads it without running it.
 */
export const config = {
  matcher: [
    '/((?!api/|_next/|icon\\.svg$|files$|files/[^/]+/[^/]+$|feeds/[^/]+$|investigations/[^/]+/(?:export|import/upload|(?:report|reports/[^/]+)/download/[^/]+)$|floor/(?:rows|open)$).*)',
  ],
}
