import type { Pool } from 'pg'

export type Statement = { text: string; values: unknown[] }
type Touched = { pages: number; worst: { pages: number; statement: Statement } | null }

/** Shared buffers of 8 kB, found or read, of the statements as a page sent them, and the one of them that touched the most. */
export async function buffersOf(pool: Pool, statements: readonly Statement[]): Promise<Touched> {
  const touched: Touched = { pages: 0, worst: null }
  for (const statement of statements) {
    if (!/^\s*(select|with)/i.test(statement.text)) continue
    const { rows } = await pool.query(`explain (analyze, buffers, format json) ${statement.text}`, statement.values as unknown[])
    const plan = rows[0]['QUERY PLAN'][0].Plan
    const pages = plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
    touched.pages += pages
    if (pages > (touched.worst?.pages ?? -1)) touched.worst = { pages, statement }
  }
  return touched
}

/** How PostgreSQL carries a statement out, as text for a person: `npm run bench -- buffers explain`. */
export async function explain(pool: Pool, { text, values }: Statement) {
  const { rows } = await pool.query(`explain (analyze, buffers, costs off, timing off) ${text}`, values as unknown[])
  return rows.map((row) => row['QUERY PLAN'] as string).join('\n')
}
