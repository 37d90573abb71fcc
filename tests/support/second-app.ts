import { join } from 'node:path'
import { startChild, stopChild, type Variables } from '../../lib/front-door/children.ts'
import { freePort } from '../../lib/front-door/postgres.ts'

/** The build under test once more, started with other settings: for what is decided at the start and not at the build. It need not be healthy, only answer. */
export async function withSecondApp(variables: Variables, use: (address: string) => Promise<void>) {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const settings = { NODE_ENV: 'production', PORT: String(port), ...variables }
  const app = startChild([join('node_modules', 'next', 'dist', 'bin', 'next'), 'start', '--port', String(port)], settings, 'pipe')
  let printed = ''
  for (const stream of [app.stdout, app.stderr]) stream?.on('data', (chunk) => (printed += chunk))
  try {
    for (const until = Date.now() + 30_000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
      if (await fetch(`${address}/icon.svg`).catch(() => null)) break
      if (Date.now() > until || app.exitCode !== null) throw new Error(`The second app does not answer:\n${printed}`)
    }
    await use(address)
  } finally {
    await stopChild(app)
  }
}
