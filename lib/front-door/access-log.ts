import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One line for each request: instant, method, the pattern of its path, status, milliseconds, id of the person. No address is written as it was
 * sent, since a reference, a search or the name of a file is somebody's text.
 */
export type Access = {
  method: string
  path: string /** Null where the connection ended before the answer did. */
  status: number | null
  ms: number
  person: string | null
}

export const accessLine = ({ method, path, status, ms, person }: Access, at: Date) =>
  `${at.toISOString()} ${method} ${path} ${status ?? 'cut'} ${Math.round(ms)} ms ${person ?? '-'}\n`

type Route = { page: string; regex: string }
export type PathPattern = (url: string) => string

const NONE = '-'

/** The patterns of a build's pages and routes, as Next lists them; '-' for an address that is none of them. */
export function patternsOf(routes: readonly Route[]): PathPattern {
  const plain = new Set(routes.filter(({ page }) => !page.includes('[')).map(({ page }) => page))
  const patterns = routes.filter(({ page }) => page.includes('[')).map(({ page, regex }) => ({ page, regex: new RegExp(regex) }))
  return (url) => {
    const path = url.split('?', 1)[0]!
    if (plain.has(path)) return path
    if (path.startsWith('/_next/')) return '/_next'
    return patterns.find(({ regex }) => regex.test(path))?.page ?? NONE
  }
}

/** Read at the first request that needs them: the folder of the build is there by then. */
export function patternsIn(distDir: string): PathPattern {
  let patterns: PathPattern | undefined
  return (url) => {
    if (!patterns) {
      const { staticRoutes, dynamicRoutes } = JSON.parse(readFileSync(join(distDir, 'routes-manifest.json'), 'utf8')) as Record<string, Route[]>
      patterns = patternsOf([...staticRoutes!, ...dynamicRoutes!])
    }
    return patterns(url)
  }
}
