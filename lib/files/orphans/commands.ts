import { db } from '@/lib/db'
import { releaseBytes } from '../commands'
import { keptHashes } from '../store'

const AT_ONCE = 1_000

/**
 * Clears bytes in the store that no row names: the app was killed after it had put them in place and before it wrote the row. Each is
 * asked about once more behind its lock, so bytes that somebody attaches at this moment stay. Says how many there were.
 */
export async function sweepOrphans(): Promise<number> {
  const hashes = await keptHashes()
  let swept = 0
  for (let at = 0; at < hashes.length; at += AT_ONCE) {
    const some = hashes.slice(at, at + AT_ONCE)
    const named = new Set((await db.file.findMany({ where: { sha256: { in: some } }, select: { sha256: true } })).map(({ sha256 }) => sha256))
    for (const sha256 of some) {
      if (named.has(sha256)) continue
      await releaseBytes(sha256)
      swept += 1
    }
  }
  return swept
}
