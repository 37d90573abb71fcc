import { spawn } from 'node:child_process'
import type { Pool } from 'pg'
import { compare, median } from './measure.ts'

type Say = (what: string, figure: string | number, aim?: string) => void
type Place = { pool: Pool; base: string; port: number; gatePort: number; cookie: string; token: string }

/**
 * What guards the desk costs: the nonce on every script of a page, the row of the session beside the person's, and the gate with its limits and its
 * log. The first two cannot be taken off the board, so the nonce is measured on the bare page with and without, the row by its statement with and
 * without, and both are taken off the board's own time to say what all three come to.
 */
export async function bench(say: Say, { pool, base, port, gatePort, cookie, token }: Place) {
  console.log('\nNonce, limits and the row of the session')
  const gate = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/gate.ts', String(port), String(gatePort)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  try {
    await new Promise((resolve) => gate.once('message', resolve))
    const through = `http://127.0.0.1:${gatePort}`
    const [board, list] = ['/investigations/CONES', '/api/v1/investigations/CONES/requests']
    const headers = { authorization: `Bearer ${token}` }
    const times = await compare(
      {
        floor: { url: `${base}/floor` },
        open: { url: `${base}/floor/open` },
        board: { url: `${base}${board}` },
        guardedBoard: { url: `${through}${board}` },
        list: { url: `${base}${list}`, headers },
        guardedList: { url: `${through}${list}`, headers },
      },
      cookie,
    )
    const ms = (name: string) => times[name]!.ms
    const nonce = ms('floor') - ms('open')
    const row = await costOfTheRow(pool)
    say('nonce on a bare page, time', (ms('floor') / ms('open')).toFixed(2))
    say('gate with limits and log, time: board · list', `${(ms('guardedBoard') / ms('board')).toFixed(2)} · ${(ms('guardedList') / ms('list')).toFixed(2)}`)
    say('gate with limits and log, throughput: board · list', `${perSecond(times, 'Board')} · ${perSecond(times, 'List')}`)
    say(
      'all three on the board, on the list, time',
      `${(ms('guardedBoard') / (ms('board') - nonce - row)).toFixed(2)} · ${(ms('guardedList') / ms('list')).toFixed(2)}`,
      '≤ 1.15',
    )
  } finally {
    gate.kill()
  }
}

const perSecond = (times: Awaited<ReturnType<typeof compare>>, name: 'Board' | 'List') =>
  (times[`guarded${name}`]!.perSecond / times[name.toLowerCase()]!.perSecond).toFixed(2)

/** Milliseconds that the session's row adds to the statement that finds the person; none, where the noise is larger than it. */
async function costOfTheRow(pool: Pool) {
  const { rows } = await pool.query('select id, person_id from session limit 1')
  const { id, person_id: personId } = rows[0] as { id: string; person_id: string }
  const middle = async (name: string, text: string, values: unknown[]) => {
    const times: number[] = []
    for (let turn = 0; turn < 1000; turn++) {
      const began = performance.now()
      await pool.query({ name, text, values })
      times.push(performance.now() - began)
    }
    return median(times)
  }
  const person = `select p.id, p.newsroom_id, p.name, p.role::text from person p`
  const bare = await middle('bare', `${person} where p.id = $1 and p.disabled_at is null`, [personId])
  const joined = await middle(
    'joined',
    `${person} join session s on s.newsroom_id = p.newsroom_id and s.person_id = p.id where s.id = $1 and p.disabled_at is null`,
    [id],
  )
  return Math.max(0, joined - bare)
}
