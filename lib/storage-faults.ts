/**
 * What went wrong below the program, told by the error that PostgreSQL, its driver, Prisma or the disk gave: a fault that passes, so
 * that whoever wrote something is told to try again, and not shown the page for a bug. Null for every other error.
 * Prisma wraps the driver's errors, so the causes are looked through as well.
 */
export type StorageFault = 'database-lost' | 'busy' | 'disk-full' | 'disk-refused'

export const storageFaultWords: Record<StorageFault, string> = {
  'database-lost': 'The database is restarting. Wait a moment, then try again.',
  busy: 'The desk is busy with a large change to the same records, and gave up waiting for it. Wait a minute, then try again.',
  'disk-full': 'The disk of the desk is full, and nothing was saved. Tell the person who runs FOI Desk to make room, then try again.',
  'disk-refused': 'The desk cannot write to its disk, and nothing was saved. Tell the person who runs FOI Desk to look at DATA_DIR, then try again.',
}

const byCode: Record<string, StorageFault> = {
  // The network and the driver.
  ECONNREFUSED: 'database-lost',
  ECONNRESET: 'database-lost',
  EPIPE: 'database-lost',
  ETIMEDOUT: 'database-lost',
  ENOTFOUND: 'database-lost',
  EHOSTUNREACH: 'database-lost',
  // Prisma: cannot reach, timed out, closed the connection.
  P1001: 'database-lost',
  P1002: 'database-lost',
  P1008: 'database-lost',
  P1017: 'database-lost',
  // Prisma: no connection of the pool got free; a transaction took longer than it may.
  P2024: 'busy',
  P2028: 'busy',
  // PostgreSQL: out of connections; lock_timeout; statement_timeout; a deadlock that it ended.
  '53300': 'busy',
  '55P03': 'busy',
  '57014': 'busy',
  '40P01': 'busy',
  '53100': 'disk-full',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'disk-refused',
  EIO: 'disk-refused',
  EACCES: 'disk-refused',
  EPERM: 'disk-refused',
}

// What the driver says without a code.
const byMessage: [RegExp, StorageFault][] = [
  [/No space left on device|could not extend file/i, 'disk-full'],
  [/Read-only file system/i, 'disk-refused'],
  [
    /Connection terminated|connection timeout|timeout exceeded when trying to connect|server closed the connection|Client has encountered a connection error|Client was closed/i,
    'database-lost',
  ],
]

export function storageFaultOf(error: unknown, depth = 0): StorageFault | null {
  if (error === null || typeof error !== 'object' || depth > 6) return null
  const { code, originalCode, message, cause, meta, errors } = error as Record<string, unknown>
  for (const name of [originalCode, code]) {
    if (typeof name !== 'string') continue
    // 08: connection exceptions; 57P: shut down, crashed, starting up; 25P03: ended while idle in a transaction.
    if (/^08|^57P0|^25P03/.test(name)) return 'database-lost'
    const fault = byCode[name]
    if (fault) return fault
  }
  const inner =
    storageFaultOf(cause, depth + 1) ??
    storageFaultOf((meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError, depth + 1) ??
    (Array.isArray(errors) ? storageFaultOf(errors[0], depth + 1) : null)
  if (inner) return inner
  return typeof message === 'string' ? (byMessage.find(([words]) => words.test(message))?.[1] ?? null) : null
}
