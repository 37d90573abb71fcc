import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Every address of the app as its files say it, so that none is forgotten: `/investigations/[code]/report/download/[format]`. */
export const routesOf = (kind: 'page' | 'route') =>
  readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => new RegExp(`(^|/)${kind}\\.tsx?$`).test(file))
    .map((file) => join('/', dirname(file)).replaceAll(/\/\([^/]*\)/g, '') || '/')
    .sort()

/** The same with something in each bracket. What goes there is named with the folder before it, as `forces/[id]` and `files/[id]` are not one. */
export function addressOf(pattern: string, values: Record<string, string>) {
  const parts = pattern.split('/')
  const filled = parts.map((part, index) => {
    if (!part.startsWith('[')) return part
    const name = `${parts[index - 1]}/${part}`
    const value = values[name]
    if (value === undefined) throw new Error(`${pattern} is new: tests/support/everything.ts has nothing for ${name}`)
    return value
  })
  return filled.join('/')
}
