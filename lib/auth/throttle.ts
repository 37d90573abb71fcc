import 'server-only'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { pool } from '@/lib/db'

/**
 * Failed sign-ins are counted by address and by where they come from, in the database, so that every copy of
 * the app counts together. The answer is the same whether the address exists or not.
 */
const limiter = (keyPrefix: string, points: number, seconds: number) =>
  new RateLimiterPostgres({
    storeClient: pool,
    tableName: 'sign_in_failure',
    tableCreated: true,
    keyPrefix,
    points,
    duration: seconds,
    clearExpiredByTimeout: false,
  })

const byAddress = limiter('address', 8, 15 * 60)
const byOrigin = limiter('origin', 60, 15 * 60)

/** Seconds to wait before another try, or 0. */
export async function secondsToWait(email: string, origin: string) {
  const [address, from] = await Promise.all([byAddress.get(email), byOrigin.get(origin)])
  const waits = [
    [address, 8],
    [from, 60],
  ] as const
  return Math.ceil(Math.max(0, ...waits.map(([found, points]) => (found && found.consumedPoints >= points ? found.msBeforeNext : 0))) / 1000)
}

export async function countFailure(email: string, origin: string) {
  await Promise.all(
    [byAddress.consume(email), byOrigin.consume(origin)].map((counted) =>
      counted.catch((full) => {
        if (!(full instanceof RateLimiterRes)) throw full
      }),
    ),
  )
}

export const forgiveFailures = (email: string) => byAddress.delete(email)
