import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the sources hold, found by reading them: whoever adds an action, a route or a page need tell no test of it to be asked about it. */
const under = (...tops: string[]) =>
  tops.flatMap((top) =>
    readdirSync(top, { recursive: true, encoding: 'utf8' })
      .map((file) => join(top, file))
      .filter((file) => /\.[jt]sx?$/.test(file) && !/\.bench\./.test(file)),
  )

export type Called = (...sent: never[]) => Promise<unknown>

/** Every exported function of every file that says 'use server': 'forces/addForceAction'. */
export async function serverActions(): Promise<Map<string, Called>> {
  const found = new Map<string, Called>()
  for (const file of under('lib', 'app', 'components')) {
    const source = readFileSync(file, 'utf8')
    if (!/^\s*['"]use server['"]/m.test(source)) continue
    const module = (await import(join(process.cwd(), file))) as Record<string, unknown>
    for (const [name, value] of Object.entries(module)) if (typeof value === 'function') found.set(`${file.split('/')[1]}/${name}`, value as Called)
  }
  return found
}

/** The addresses under app/ of the files of this name, groups left out: '/investigations/[code]/figures'. */
export const addresses = (name: 'page.tsx' | 'route.ts') =>
  under('app')
    .filter((file) => file.endsWith(`/${name}`))
    .map((file) => ({ file, address: `/${file.slice('app/'.length, -name.length - 1)}`.replace(/\/\([^)]*\)/g, '') || '/' }))
    .sort((one, other) => one.address.localeCompare(other.address))

/** Every command of every room that somebody carries out: exported from a commands.ts, and its first argument (behind the transaction) is who acts. */
export const commands = () =>
  under('lib')
    .filter((file) => /\/commands\.ts$/.test(file))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^export (?:async )?(?:function|const) (\w+)(?: = (?:async )?)?\(\s*(?:tx: Tx,\s*)?actor: (?:Pick<)?\w+/gm)].map(
        ([, name]) => ({
          file,
          name: `${file.slice('lib/'.length, -'/commands.ts'.length)}/${name}`,
        }),
      ),
    )
    .sort((one, other) => (one.name < other.name ? -1 : 1))
