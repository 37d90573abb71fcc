import { type NextRequest, NextResponse } from 'next/server'
import { isReadablePath } from './lib/paths'

/** An address that cannot be decoded, or holds what no row can, answers with the page that says there is nothing: without this it is a 500. */
export function proxy({ nextUrl }: NextRequest) {
  return isReadablePath(nextUrl.pathname, nextUrl.search)
    ? NextResponse.next()
    : NextResponse.rewrite(new URL('/there-is-nothing-here', nextUrl), { status: 404 })
}

// Not before what takes files: a proxy cuts bodies at 10 MB without a word. Those routes ask isStorable themselves.
export const config = { matcher: ['/((?!_next/static|files$|investigations/[^/]+/import/upload$|api/v1/investigations/[^/]+/imports$).*)'] }
