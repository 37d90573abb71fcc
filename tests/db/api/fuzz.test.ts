import { expect, test } from 'vitest'
import '../../support/db'
import { fuzz } from '../../support/api-fuzz'

/** In `npm test` some hundred calls; by `npm run trial:api -- MINUTES` as many as fit, with their counts. */
const minutes = Number(process.env.TRIAL_MINUTES ?? 0)
const seed = Number(process.env.TRIAL_SEED ?? Math.floor(Math.random() * 1e6))

test('every answer is as openapi.json says, never an error of ours, and a refusal has changed nothing', { timeout: minutes * 60_000 + 120_000 }, async () => {
  let began = 0
  const { faults, counts, total } = await fuzz(seed, (count) => {
    began ||= performance.now()
    return minutes > 0 ? performance.now() > began + minutes * 60_000 : count >= 330
  })
  if (minutes > 0)
    console.log(
      [
        `Seed ${seed}: ${total} calls of ${Object.keys(counts).length} operations, ${faults.length} faults`,
        ...Object.entries(counts).map(
          ([id, by]) =>
            `${id}: ${Object.entries(by)
              .map(([status, count]) => `${count} × ${status}`)
              .join(', ')}`,
        ),
      ].join('\n'),
    )
  expect(faults, `TRIAL_SEED=${seed}`).toEqual([])
  expect(Object.keys(counts)).toHaveLength(11)
  // Calls that are all refused would try nothing.
  const done = Object.values(counts).filter((by) => Object.keys(by).some((status) => status.startsWith('2')))
  expect(done.length, `TRIAL_SEED=${seed}`).toBeGreaterThanOrEqual(6)
})
