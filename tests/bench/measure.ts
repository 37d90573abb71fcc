import { Agent, request } from 'node:http'

/** Tells a figure of the benchmark, and what it should be. */
export type Say = (what: string, figure: string | number, aim?: string) => void

/** Requests over connections that stay open, as a proxy in front of the desk sends them. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 })

export function get(url: string, cookie: string, headers: Record<string, string> = {}) {
  return new Promise<{ ms: number; bytes: number; status: number; body: string }>((resolve, reject) => {
    const began = performance.now()
    request(url, { agent, headers: { cookie, ...headers } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const body = Buffer.concat(chunks)
        resolve({ ms: performance.now() - began, bytes: body.length, status: response.statusCode!, body: body.toString() })
      })
      response.on('error', reject)
    })
      .on('error', reject)
      .end()
  })
}

export const median = (values: readonly number[]) => {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)]!
}

/** Milliseconds of the middle request and requests a second with 16 readers, each the median of rounds that take turns: only their ratios mean anything. */
export async function compare(places: Record<string, { url: string; headers?: Record<string, string> }>, cookie: string, { rounds = 5, seconds = 2 } = {}) {
  const alone = new Map<string, number[]>()
  const crowd = new Map<string, number[]>()
  const add = (map: Map<string, number[]>, name: string, value: number) => map.set(name, [...(map.get(name) ?? []), value])
  for (const { url, headers } of Object.values(places)) for (let warm = 0; warm < 30; warm++) await get(url, cookie, headers)
  for (let round = 0; round < rounds; round++) {
    for (const [name, { url, headers }] of Object.entries(places)) {
      const times = []
      for (let turn = 0; turn < 40; turn++) {
        const { ms, status } = await get(url, cookie, headers)
        if (status !== 200) throw new Error(`${url} answered ${status}`)
        times.push(ms)
      }
      add(alone, name, median(times))
      const until = performance.now() + seconds * 1000
      let served = 0
      await Promise.all(
        Array.from({ length: 16 }, async () => {
          while (performance.now() < until) {
            await get(url, cookie, headers)
            served++
          }
        }),
      )
      add(crowd, name, served / seconds)
    }
  }
  return Object.fromEntries(Object.keys(places).map((name) => [name, { ms: median(alone.get(name)!), perSecond: median(crowd.get(name)!) }]))
}
