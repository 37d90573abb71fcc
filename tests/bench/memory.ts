import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { get, type Say } from './measure.ts'

type Desk = { pid: number; base: string; cookie: string; token: string }

/** How much memory the app holds, all of its processes together, in MB: what the kernel counts as resident. Linux only. */
export function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid)
  return Number(kilobytes?.[1] ?? 0) / 1024 + children.reduce((sum, child) => sum + residentMb(Number(child)), 0)
}

function parentOf(pid: string) {
  try {
    return Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return null // It has ended since.
  }
}

/** Bodies of just under the limit, each made to cost as much as it can: to parse, to check, to tell what is wrong with it. */
const hostile: Record<string, () => string> = {
  'nested lists': () => '['.repeat(480_000) + ']'.repeat(480_000),
  'nested objects': () => `${'{"a":'.repeat(160_000)}1${'}'.repeat(160_000)}`,
  'many keys': () => JSON.stringify(Object.fromEntries(Array.from({ length: 55_000 }, (_, nth) => [`key${nth}`, nth]))),
  'many bad outcomes': () => `{"type":"request.answered","on":"2026-04-01","outcomes":[${Array.from({ length: 110_000 }, () => '{"q":1}').join(',')}]}`,
  'empty objects': () => `[${Array.from({ length: 320_000 }, () => '{}').join(',')}]`,
  'escapes in one text': () => `{"type":"note.added","on":"2026-04-01","text":"${'\\u0041'.repeat(160_000)}"}`,
}

/** Thousands of requests in a row, and what the app holds after each kind of them. */
export async function bench(say: Say, { pid, base, cookie, token }: Desk, { reads = 3_000, pages = 1_000, posts = 300 } = {}) {
  console.log('\nMemory that the app holds, in MB')
  const bearer = { authorization: `Bearer ${token}` }
  const list = `${base}/api/v1/investigations/CONES/requests`
  let most = 0
  const held = () => {
    const now = Math.round(residentMb(pid))
    most = Math.max(most, now)
    return now
  }
  // The thread that drew the exports ends when nobody has wanted one for some seconds.
  await new Promise((resolve) => setTimeout(resolve, 8_000))
  const looking = setInterval(held, 100)
  // Each day has an answer of its own, so that many are made and kept, as for readers of the past.
  const day = (nth: number) => new Date(Date.UTC(2026, 0, 1 + (nth % 365))).toISOString().slice(0, 10)
  try {
    const start = held()
    await inTurns(200, () => get(list, '', bearer))
    const warm = held()
    await inTurns(reads / 2, (nth) => get(`${list}?asAt=${day(nth)}`, '', bearer))
    const half = held()
    await inTurns(reads / 2, (nth) => get(`${list}?asAt=${day(nth)}`, '', bearer))
    const read = held()
    await inTurns(pages, () => get(`${base}/investigations/CONES`, cookie))
    const paged = held()
    const kinds = Object.values(hostile).map((body) => body())
    const answers = new Map<number, number>()
    await inTurns(posts, async (nth) => {
      const status = await post(`${base}/api/v1/requests/CONES-KNT/events`, kinds[nth % kinds.length]!, bearer)
      answers.set(status, (answers.get(status) ?? 0) + 1)
    })
    const posted = held()
    say('at first · warm · half the API reads · all · the board · hostile JSON', [start, warm, half, read, paged, posted].join(' · '), 'flat')
    say('the most of all', most, '≤ 400')
    say('what hostile JSON was answered', [...answers].map(([status, count]) => `${count} × ${status}`).join(', '), 'no 500')
  } finally {
    clearInterval(looking)
  }
}

/** Does a thing many times, eight at once. */
async function inTurns(times: number, work: (nth: number) => Promise<unknown>, atOnce = 8) {
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < times) await work(next++)
    }),
  )
}

function post(url: string, body: string, headers: Record<string, string>) {
  return new Promise<number>((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json', 'content-length': body.length } }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode!))
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
