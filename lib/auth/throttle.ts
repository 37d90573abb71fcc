import 'server-only'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { pool } from '@/lib/db'

/**
 * How often something may be tried in a quarter of an hour, counted in the database, so that every copy of the app counts together. A try is
 * counted before it is looked at, in one statement, and given back when it succeeds: of forty sent at once no more get through than of forty in a row.
 */
const MINUTES = 15
export const tries = {
  /** One account from one address. Counted first, so that one address adds no more than this to the two below. */
  pair: 8,
  /** All accounts from one address. */
  address: 60,
  /** One account from all the addresses from which nobody has signed in to it before. */
  account: 30,
  /** One account from a browser in which its person has signed in before: no stranger's tries count here. */
  device: 10,
  /** The password one has now, asked again under Settings. */
  confirm: 8,
  /** Links to join and tokens that nobody has, from one address. One that is right is never refused. */
  link: 20,
  token: 60,
} as const
export type Counter = keyof typeof tries

const limiters = Object.fromEntries(
  Object.entries(tries).map(([keyPrefix, points]) => [
    keyPrefix,
    new RateLimiterPostgres({
      storeClient: pool,
      tableName: 'sign_in_failure',
      tableCreated: true,
      keyPrefix,
      points,
      duration: MINUTES * 60,
      // One of them sweeps the table that they share.
      clearExpiredByTimeout: keyPrefix === 'address',
    }),
  ]),
) as Record<Counter, RateLimiterPostgres>

export type Try = { ok: true; giveBack: () => Promise<unknown> } | { ok: false; seconds: number }

/** Counts a try under each of these in turn, up to the first that is full: then it is not to be looked at, and this says how long to wait. */
export async function countTry(...counted: (readonly [counter: Counter, key: string])[]): Promise<Try> {
  for (const [counter, key] of counted) {
    try {
      await limiters[counter].consume(key)
    } catch (full) {
      if (!(full instanceof RateLimiterRes)) throw full
      return { ok: false, seconds: Math.max(1, Math.ceil(full.msBeforeNext / 1000)) }
    }
  }
  return { ok: true, giveBack: () => Promise.all(counted.map(([counter, key]) => limiters[counter].reward(key))) }
}
