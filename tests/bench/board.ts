import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { browserArguments, ensureBrowser } from '../support/browser.ts'
import { compare, get, type Say } from './measure.ts'

type Place = { base: string; path: string; cookie: string; dataDir: string }

/**
 * Server time of the board against two floors built into the same app: a bare page with a 43-row table from one Prisma query, and a
 * page that holds the board's own text as one string, so that the rest can be told: what is over the second is markup and data.
 */
export async function bench(say: Say, { base, path, cookie, dataDir }: Place) {
  console.log('\nServer time of the board against a bare page with a 43-row table, and against its own text without markup')
  const url = `${base}${path}`
  writeFileSync(join(dataDir, 'board-text.txt'), await textOf(url, cookie))
  const { floor, text, board } = await compare({ floor: { url: `${base}/floor` }, text: { url: `${base}/floor/text` }, board: { url } }, cookie)
  const ratio = (one: number, other: number) => (one / other).toFixed(2)
  say('board, time of one reader, times the floor', ratio(board!.ms, floor!.ms), '≤ 2.0, not kept 3.0')
  say('board, throughput with 16 readers, of the floor', ratio(board!.perSecond, floor!.perSecond), '≥ 0.5')
  say('board, time of one reader, times its text as one string', ratio(board!.ms, text!.ms))
  say('board, throughput with 16 readers, of its text', ratio(board!.perSecond, text!.perSecond))

  const [raw, sent] = [await get(url, cookie), await get(url, cookie, { 'accept-encoding': 'gzip' })]
  say('board, HTML raw · compressed, kB', `${kilobytes(raw.bytes)} · ${kilobytes(sent.bytes)}`, '≤ 100 · ≤ 13')
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1)

/** All that can be read on a page. */
async function textOf(url: string, cookie: string) {
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserArguments })
  try {
    const context = await browser.newContext()
    const [name, value] = cookie.split('=') as [string, string]
    await context.addCookies([{ name, value, url }])
    const page = await context.newPage()
    await page.goto(url)
    // biome-ignore lint/performance/useDomNodeTextContent: scripts are text content too, and nobody reads them.
    return await page.evaluate(() => document.body.innerText)
  } finally {
    await browser.close()
  }
}
