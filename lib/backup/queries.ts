import { type Actor, authorise } from '@/lib/actor'
import { rows } from '@/lib/db'
import type { LastRuns, Run } from './status'

/** At most two rows: the last good backup and the last that failed. Also a part of the statement that Today is counted by. */
export const lastRuns = `
  select r.* from (values (true), (false)) kind (is_good), lateral (
    select started_at as "startedAt", finished_at as "finishedAt", folder, message, bytes::float8 as bytes, is_good as "isGood"
      from backup_run where is_good = kind.is_good order by finished_at desc limit 1) r`
/** Instants are texts where the rows came as JSON. */
export type LastRunRow = Omit<Run, 'startedAt' | 'finishedAt'> & { startedAt: Date | string; finishedAt: Date | string; isGood: boolean }

export function lastRunsOf(found: readonly LastRunRow[]): LastRuns {
  const runOf = (good: boolean): Run | null => {
    const row = found.find(({ isGood }) => isGood === good)
    if (!row) return null
    const { startedAt, finishedAt, folder, message, bytes } = row
    return { startedAt: new Date(startedAt), finishedAt: new Date(finishedAt), folder, message, bytes }
  }
  return { success: runOf(true), failure: runOf(false) }
}

/** For the health page, which anybody may ask: it shows the instants alone. */
export const findLastRuns = async (): Promise<LastRuns> => lastRunsOf(await rows<LastRunRow>(lastRuns, []))

/** The same for those who look after the desk, with the folder and why it failed. */
export async function getLastRuns(actor: Actor): Promise<LastRuns> {
  authorise(actor, 'newsroom:edit')
  return findLastRuns()
}
