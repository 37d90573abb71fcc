import type { Pool } from 'pg'
import { get, median, type Say } from './measure.ts'

type Desk = { pool: Pool; newsroomId: string; base: string; cookie: string; token: string }

/** Makes every kept reading of the newsroom stale, as a change of its register would. */
export const change = (pool: Pool, newsroomId: string) =>
  pool.query(
    `insert into record_version (scope, version, changes) values ($1, 1, 1)
     on conflict (scope) do update set version = record_version.version + 1, changes = record_version.changes + 1`,
    [newsroomId],
  )

/** One request of the demonstration is written again, as by a letter that was logged. */
const changeOne = (pool: Pool, newsroomId: string) =>
  pool.query(
    `update request set version = version + 1 where id = (
       select r.id from request r join investigation i on i.id = r.investigation_id where r.newsroom_id = $1 and i.code = 'CONES' order by r.version, r.id limit 1)`,
    [newsroomId],
  )

/** Time of one reader against the floors, where the reading is kept and where one request has changed before each reading. */
export async function bench(say: Say, { pool, newsroomId, base, cookie, token }: Desk, { rounds = 5, turns = 30 } = {}) {
  console.log('\nReadings that are kept, and the same after a change')
  const headers = { authorization: `Bearer ${token}` }
  const places = {
    rows: { url: `${base}/floor/rows` },
    list: { url: `${base}/api/v1/investigations/CONES/requests`, headers },
    page: { url: `${base}/floor` },
    board: { url: `${base}/investigations/CONES` },
  }
  const times = new Map<string, number[]>()
  const measure = async (name: string, { url, headers = {} }: { url: string; headers?: Record<string, string> }, isChanged: boolean) => {
    const took: number[] = []
    for (let turn = 0; turn < turns; turn++) {
      if (isChanged) await changeOne(pool, newsroomId)
      const { ms, status } = await get(url, cookie, headers)
      if (status !== 200) throw new Error(`${url} answered ${status}`)
      took.push(ms)
    }
    times.set(name, [...(times.get(name) ?? []), median(took)])
  }
  for (let round = -1; round < rounds; round++) {
    if (round === 0) times.clear() // The first round warms up.
    for (const [name, place] of Object.entries(places)) await measure(name, place, false)
    await measure('list after a change', places.list, true)
    await measure('board after a change', places.board, true)
  }
  const ratio = (one: string, other: string) => (median(times.get(one)!) / median(times.get(other)!)).toFixed(2)
  say('API list, time of one reader, times raw rows: kept · after a change', `${ratio('list', 'rows')} · ${ratio('list after a change', 'rows')}`, '≤ 2.5 kept')
  say('board, time of one reader, times the floor: kept · after a change', `${ratio('board', 'page')} · ${ratio('board after a change', 'page')}`, '≤ 2 · ≤ 3')
}
