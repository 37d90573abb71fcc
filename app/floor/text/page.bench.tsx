import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connection } from 'next/server'
import { env } from '@/lib/env'

let text: string | undefined

/** The second floor under the board: all that can be read on it, as one text without markup. What the board takes over this is markup and data. Built for the benchmark alone, which writes the text down. */
export default async function TextFloorPage() {
  await connection()
  text ??= readFileSync(join(env.DATA_DIR, 'board-text.txt'), 'utf8')
  return <main>{text}</main>
}
