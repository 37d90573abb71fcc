import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { atEnd } from './ending.ts'

/**
 * The programs that the door starts. Each has a process group of its own, so that Ctrl-C reaches the door alone and the door
 * decides the order, and is on a leash (leash.js), so that none outlives a door that was killed.
 */
export type Variables = Record<string, string | undefined>

const leash = `--import=${pathToFileURL(join(import.meta.dirname, 'leash.js'))}`

/** Node's options for a program of ours in TypeScript, outside Next. */
export const plainNode = ['--conditions=react-server', '--import', 'tsx']

/** `kept`: whoever keeps it running also stops it at the end, in an order of their own; and it can send messages. */
export function startChild(args: string[], variables: Variables, output: 'pipe' | 'inherit' | 'kept'): ChildProcess {
  const bin = join(process.cwd(), 'node_modules', '.bin')
  const env = {
    ...process.env,
    ...variables,
    PATH: `${bin}:${process.env.PATH ?? ''}`,
    NODE_OPTIONS: [process.env.NODE_OPTIONS, leash].filter(Boolean).join(' '),
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  } as NodeJS.ProcessEnv
  const stdio: StdioOptions = output === 'kept' ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', output, output]
  const child = spawn(process.execPath, args, { stdio, detached: true, env })
  if (output === 'kept') return child
  const stopAtEnd = atEnd(() => stopChild(child))
  child.once('exit', () => void stopAtEnd())
  return child
}

/** Asks a program and all it has started to end; after ten seconds ends it. */
export async function stopChild(child: ChildProcess, patience = 10_000) {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  signalGroup(child, 'SIGTERM')
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), patience)
  await gone
  clearTimeout(timer)
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals) {
  try {
    process.kill(-child.pid!, signal)
  } catch {
    child.kill(signal)
  }
}

export type Ended = { code: number; text: string }

/** Runs a program to its end. What it prints is kept, or goes to the terminal. */
export function runChild(args: string[], variables: Variables = {}, output: 'pipe' | 'inherit' = 'pipe'): Promise<Ended> {
  return new Promise((resolve) => {
    const child = startChild(args, variables, output)
    let text = ''
    child.stdout?.on('data', (chunk) => (text += chunk))
    child.stderr?.on('data', (chunk) => (text += chunk))
    child.once('error', (error) => resolve({ code: 1, text: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, text }))
  })
}

/** Hands each line on as it is finished. */
export function eachLine(stream: NodeJS.ReadableStream | null, take: (line: string) => void) {
  let rest = ''
  stream?.setEncoding('utf8')
  stream?.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    lines.forEach(take)
  })
  stream?.on('end', () => rest && take(rest))
}
