import { PgBoss } from 'pg-boss'
import { db, pool } from '@/lib/db'
import { env } from '@/lib/env'
import { type Job, jobNames, jobs } from './jobs'

/** The worker: a program of its own beside the app, in as many copies as wanted. pg-boss keeps the queue in the desk's database, in a schema of its own. */
const boss = new PgBoss({ connectionString: env.DATABASE_URL, schema: 'pgboss', max: 4, application_name: 'foi-desk worker' })
boss.on('error', (error) => console.error(`Worker: ${error.message}`))
await boss.start()

for (const name of jobNames) {
  // One at a time: whichever copy takes it, the others leave it.
  const job: Job = jobs[name]
  await boss.createQueue(name, { policy: 'exclusive', retryLimit: 2, ...(job.hours && { expireInSeconds: job.hours * 3_600 }) })
  await boss.schedule(name, jobs[name].at, null, { tz: 'Europe/London' })
  await boss.work(name, async () => {
    const done = await jobs[name].run(new Date())
    if (done) console.log(`Worker: ${name} (${done})`)
  })
  if ('onStart' in jobs[name]) await boss.send(name)
}
// A job that an earlier version had and this one hasn't would be asked for for ever.
for (const { name } of await boss.getSchedules()) if (!(name in jobs)) await boss.unschedule(name)
console.log('Worker: ready')

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, async () => {
    if (stopping) return
    stopping = true
    // What is under way is finished; what isn't started is left for the next worker.
    await boss.stop({ graceful: true, timeout: 8_000 })
    await db.$disconnect()
    await pool.end()
    process.exit(0)
  })
}
