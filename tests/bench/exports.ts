import { get, median, type Say } from './measure.ts'

type Desk = { base: string; path: string; cookie: string; token: string }

/** How long other pages take while five reports are drawn, and after sixty that nobody waited for. */
export async function bench(say: Say, { base, path, cookie, token }: Desk) {
  console.log('\nWhile five exports run, and after 60 that were broken off')
  const report = `${base}/api/v1/investigations/CONES/report`
  const headers = { authorization: `Bearer ${token}` }
  const quiet = await slowest(`${base}${path}`, cookie, [])
  const exports = ['csv', 'xlsx', 'pdf', 'html', 'json'].map((format) => get(`${report}.${format}`, '', headers))
  const busy = await slowest(`${base}${path}`, cookie, exports)
  for (let left = 60; left > 0; left--) await abandon(`${report}.${left % 2 ? 'xlsx' : 'csv'}`, headers)
  const after = await slowest(`${base}${path}`, cookie, [])
  say('slowest of other pages, quiet · five exports · after, ms', `${quiet} · ${busy} · ${after}`, '< 1000')
}

async function slowest(url: string, cookie: string, meanwhile: Promise<unknown>[]) {
  const times: number[] = []
  let done = meanwhile.length === 0
  void Promise.all(meanwhile).then(() => (done = true))
  do times.push((await get(url, cookie)).ms)
  while (!done || times.length < 10)
  return Math.round(meanwhile.length ? Math.max(...times) : median(times))
}

async function abandon(address: string, headers: Record<string, string>) {
  const abort = new AbortController()
  const asked = fetch(address, { headers, signal: abort.signal }).catch(() => null)
  setTimeout(() => abort.abort(), 15)
  await asked
}
