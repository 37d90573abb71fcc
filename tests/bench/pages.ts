import type { Pool } from 'pg'
import { buffersOf, explain, type Statement } from './buffers.ts'
import { change } from './kept.ts'
import { get, type Say } from './measure.ts'
import { addRounds } from './scale.ts'

type Desk = { pool: Pool; newsroomId: string; base: string; cookie: string; statements: () => Promise<Statement[]> }

const pages = { board: '/investigations/CONES', today: '/', index: '/investigations', log: '/log' }
type Page = keyof typeof pages
const most: Record<Page, number> = { board: 200, today: 200, index: 600, log: 150 }

/** How many statements each page sends, and how many pages of the database these touch, while the newsroom grows to 20,000 and 200,000 requests. */
export async function bench(say: Say, { pool, newsroomId, base, cookie, statements }: Desk) {
  const titles = Object.keys(pages) as Page[]
  const sentBy = async (page: Page, { isChanged }: { isChanged: boolean }) => {
    const path = pages[page]
    await get(`${base}${path}`, cookie)
    // After a change nothing is kept: what a page costs at its worst.
    if (isChanged) await change(pool, newsroomId)
    await statements()
    const { status } = await get(`${base}${path}`, cookie)
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    return statements()
  }
  const sentAfterChange = (page: Page) => sentBy(page, { isChanged: true })
  const keptPages = async (page: Page) => (await buffersOf(pool, await sentBy(page, { isChanged: false }))).pages

  console.log('\nStatements sent to PostgreSQL, signing in included')
  const few = new Map<Page, number>()
  for (const title of titles) few.set(title, (await sentAfterChange(title)).length)
  await addRounds(pool, newsroomId, 465)
  for (const title of titles) say(`${title}, with 43 requests and with 20,000`, `${few.get(title)}, ${(await sentAfterChange(title)).length}`, '≤ 6, the same')

  console.log('\nPages of 8 kB that the desk’s statements touch')
  const small = new Map<Page, number>()
  for (const title of titles) small.set(title, (await buffersOf(pool, await sentAfterChange(title))).pages)
  const [board, today] = [await keptPages('board'), await keptPages('today')]
  await addRounds(pool, newsroomId, 4186)
  for (const title of titles) {
    const { pages: large, worst } = await buffersOf(pool, await sentAfterChange(title))
    say(`${title}, at 20,000 and at 200,000 requests`, `${small.get(title)}, ${large}`, `≤ 1.5 times, ${most[title]}`)
    if (worst && process.argv.includes('explain')) console.log(`\nThe statement of ${title} that touches the most:\n${await explain(pool, worst.statement)}\n`)
  }
  say('board · Today whose reading is kept, at 20,000', `${board} · ${today}`)
}
