/** What a person can put right: told in its one sentence, without a stack, and the program ends with 1. */
export class Fault extends Error {}

/** The sentence for an error that a full disk caused, wherever it came up; null for any other. */
export function fullDisk(error: unknown): string | null {
  const { code, message, path } = (error ?? {}) as { code?: string; message?: string; path?: string }
  if (code !== 'ENOSPC' && code !== '53100' && !/ENOSPC|No space left on device/i.test(message ?? '')) return null
  return `The disk is full${path ? ` (writing ${path})` : ''}: make room and start again.`
}

/** Why a database of one's own can't be reached, and what to look at. */
export function unreachable(error: unknown, databaseUrl: string): string {
  const { hostname, port, pathname, username } = new URL(databaseUrl)
  const where = `${hostname}:${port || 5432}`
  const { code, message, errors } = error as { code?: string; message?: string; errors?: { code?: string }[] }
  switch (code ?? errors?.[0]?.code) {
    case 'ECONNREFUSED':
      return `Nothing answers at ${where}: start the PostgreSQL server there, or correct DATABASE_URL.`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `There is no host ${hostname}: correct DATABASE_URL.`
    case '28P01':
    case '28000':
      return `The PostgreSQL server at ${where} does not let ${decodeURIComponent(username) || 'this user'} in: correct the user and password in DATABASE_URL.`
    case '3D000':
      return `The PostgreSQL server at ${where} has no database ${decodeURIComponent(pathname.slice(1))}: create it, or correct DATABASE_URL.`
    case '42501':
      return `${decodeURIComponent(username)} may not create tables in the database: grant it, or correct DATABASE_URL.`
    default:
      return `The database at ${where} can't be reached (${message || code}): check the server and DATABASE_URL.`
  }
}
