import { type Actor, authorise } from '@/lib/actor'
import { rows } from '@/lib/db'
import type { LastRuns, Run } from './status'

type Row = Run & { isGood: boolean }

/** The last good backup and the last that failed, for the health page, which anybody may ask: it shows the instants alone. */
export async function findLastRuns(): Promise<LastRuns> {
  const found = await rows<Row>(
    `select r.* from (values (true), (false)) kind (is_good), lateral (
       select started_at as "startedAt", finished_at as "finishedAt", folder, message, is_good as "isGood"
         from backup_run where is_good = kind.is_good order by finished_at desc limit 1) r`,
    [],
  )
  const runOf = (good: boolean): Run | null => {
    const row = found.find(({ isGood }) => isGood === good)
    return row ? { startedAt: row.startedAt, finishedAt: row.finishedAt, folder: row.folder, message: row.message } : null
  }
  return { success: runOf(true), failure: runOf(false) }
}

/** The same for those who look after the desk, with the folder and why it failed. */
export async function getLastRuns(actor: Actor): Promise<LastRuns> {
  authorise(actor, 'newsroom:edit')
  return findLastRuns()
}
