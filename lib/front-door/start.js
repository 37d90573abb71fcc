import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { install, nodeIn } from './install.js'

/**
 * Where every npm script begins. It needs nothing but a Node from 20.20 on: it installs the packages, among them the Node
 * that the desk runs on, and goes on under that one (door.ts).
 */
const root = join(import.meta.dirname, '..', '..')
process.chdir(root)
const [command = 'start', ...rest] = process.argv.slice(2)

const stopped = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }
const quit = Object.entries(stopped).map(([signal, code]) => /** @type {const} */ ([signal, () => process.exit(code)]))
for (const [signal, end] of quit) process.on(signal, end)

try {
  const took = await install(root, () => console.log('FOI Desk installs its packages. The first time this takes a minute or two.'))
  if (took) console.log(`  packages installed (${took.toFixed(1)} s)`)
  for (const [signal, end] of quit) process.off(signal, end)
  // Packages that were put in place a moment ago, or an older Node: a new process takes over.
  if (took || process.versions.node !== wantedVersion()) takeOver()
  else await (await import('./door.ts')).openDoor(command, rest)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

function wantedVersion() {
  return JSON.parse(readFileSync(join(root, 'node_modules', 'node', 'package.json'), 'utf8')).version
}

function takeOver() {
  const path = `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`
  const child = spawn(nodeIn(root), [join('lib', 'front-door', 'start.js'), command, ...rest], { stdio: 'inherit', env: { ...process.env, PATH: path } })
  for (const signal of /** @type {NodeJS.Signals[]} */ (Object.keys(stopped))) process.on(signal, () => child.kill(signal))
  // npm may be ended alone, and tells nobody: then this process has another parent.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref()
  child.once('error', (error) => {
    console.error(`The installed Node does not run on this system (${error.message}): delete node_modules and start again.`)
    process.exit(1)
  })
  child.once('exit', (code, signal) => process.exit(code ?? stopped[/** @type {keyof typeof stopped} */ (signal)] ?? 1))
}
