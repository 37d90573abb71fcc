import { setTimeout as pause } from 'node:timers/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { atEnd } from './ending.ts'
import { Fault } from '../faults.ts'
import { takeLock } from './processes.js'
import { baseUrlOf, type Settings } from '../configuration.ts'

/** One desk for each data folder: two would send each letter twice. */
export function takeDesk(dataDir: string, settings: Settings) {
  const lock = takeLock(join(dataDir, 'desk.lock'), { address: baseUrlOf(settings) })
  if (!lock.ok)
    throw new Fault(
      `FOI Desk already runs on ${dataDir}, at ${lock.holder.address} (process ${lock.holder.pid}): stop it first, or set DATA_DIR to another folder.`,
    )
  atEnd(lock.release)
}

/** What was started by a desk that was killed lets go of the port within a second or two. */
export async function requirePort(port: number, host = '127.0.0.1') {
  let code: string | undefined
  for (let attempt = 0; attempt < 12; attempt++) {
    code = (await bindFault(port, host)) ?? (await bindFault(port))
    if (code !== 'EADDRINUSE') break
    await pause(200)
  }
  if (code === 'EADDRINUSE') throw new Fault(`Port ${port} is in use by another program: stop it, or set PORT to another number.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    throw new Fault(`${host} is no address of this machine: correct HOST, or leave it out to listen on 127.0.0.1.`)
  if (code === 'EACCES') throw new Fault(`Port ${port} is for programs with more rights: set PORT to a number above 1023.`)
}

const bindFault = (port: number, host?: string) =>
  new Promise<string | undefined>((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })
