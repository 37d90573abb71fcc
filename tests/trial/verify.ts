import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { dayIn } from '@/lib/days'
import { db, pool } from '@/lib/db'
import { getCalendar } from '@/lib/working-days/queries'
import { derivedOf, readRow } from '@/lib/requests/reading'
import { storedRequests } from '@/lib/requests/derived/commands'
import { query } from './desk'
import type { Written } from './load'

/** Everything that does not hold after the kills, a sentence each. */
export async function faultsAfter(url: string, dataDir: string, written: readonly Written[], references: number): Promise<string[]> {
  return [...(await countFaults(url, written, references)), ...(await fileFaults(url, dataDir, written)), ...(await derivedFaults(url))]
}

async function countFaults(url: string, written: readonly Written[], references: number) {
  const notes = await query<{ word: string; count: number }>(
    url,
    "select facts->>'text' as word, count(*)::int as count from event where type = 'note.added' group by 1",
  )
  const files = await query<{ word: string; count: number }>(url, "select replace(name, '.txt', '') as word, count(*)::int as count from file group by 1")
  const reports = await query<{ word: string; count: number }>(url, 'select number::text as word, count(*)::int as count from issued_report group by 1')
  const found = (rows: { word: string; count: number }[]) => new Map(rows.map(({ word, count }) => [word, count]))
  const [byNote, byFile, byReport] = [found(notes), found(files), found(reports)]
  const faults: string[] = []
  for (const { kind, word, result } of written) {
    // A report that was not acknowledged has no number to look for.
    if (kind === 'report' && result !== 'acknowledged') continue
    const count = (kind === 'upload' ? byFile : kind === 'report' ? byReport : byNote).get(word) ?? 0
    const whole = kind === 'bulk' ? references : 1
    if (result === 'acknowledged' && count !== whole) faults.push(`${word} was acknowledged and is there ${count} times, not ${whole}.`)
    if (result === 'refused' && count !== 0) faults.push(`${word} was refused and is there ${count} times.`)
    if (result === 'open' && count !== 0 && count !== whole) faults.push(`${word} was left open and is there ${count} times, neither 0 nor ${whole}.`)
  }
  return faults
}

async function fileFaults(url: string, dataDir: string, written: readonly Written[]) {
  const rows = await query<{ sha256: string; size: string; name: string }>(url, 'select sha256, size::text as size, name from file')
  const root = join(dataDir, 'files')
  const faults: string[] = []
  for (const { sha256, size, name } of rows) {
    const place = join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
    const bytes = existsSync(place) ? readFileSync(place) : null
    if (!bytes) faults.push(`${name} has a row and no bytes.`)
    else if (bytes.length !== Number(size) || createHash('sha256').update(bytes).digest('hex') !== sha256) faults.push(`${name} is not what was sent.`)
  }
  const named = new Set(rows.map(({ sha256 }) => sha256))
  const kept = existsSync(root) ? readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => basename(name)) : []
  for (const hash of kept.filter((name) => /^[0-9a-f]{64}$/.test(name) && !named.has(name))) faults.push(`The bytes ${hash} have no row.`)
  for (const { word, result, sha256 } of written) if (result === 'acknowledged' && sha256 && !named.has(sha256)) faults.push(`${word} is not among the files.`)
  return faults
}

/** The stored columns of every request against a fresh reading of its events. Needs DATABASE_URL in the environment. */
async function derivedFaults(url: string) {
  const requests = await query<{ id: string; reference: string; newsroom_id: string; investigation_id: string }>(
    url,
    'select id, reference, newsroom_id, investigation_id from request',
  )
  const text = (name: string) => `to_char(${name}, 'YYYY-MM-DD')`
  const stored = await query<Record<string, string | null>>(
    url,
    `select id, standing, force_reference as "forceReference", ${text('sent_on')} as "sentOn", ${text('received_on')} as "receivedOn", ${text('due_on')} as "dueOn",
            ${text('late_after_on')} as "lateAfterOn", ${text('closed_on')} as "closedOn", ${text('last_contact_on')} as "lastContactOn",
            ${text('next_window_on')} as "nextWindowOn", ${text('follow_up_from_on')} as "followUpFromOn" from request`,
  )
  const byId = new Map(stored.map((row) => [row.id!, row]))
  const faults: string[] = []
  for (const newsroomId of new Set(requests.map(({ newsroom_id }) => newsroom_id))) {
    const own = requests.filter(({ newsroom_id }) => newsroom_id === newsroomId)
    const calendar = await getCalendar({ newsroomId })
    const rows = await db.$transaction((tx) =>
      storedRequests(
        tx,
        { newsroomId },
        own.map(({ id }) => id),
      ),
    )
    for (const { id, reference, investigation_id } of own) {
      const questions = await query<{ number: number }>(url, 'select number from question where investigation_id = $1 order by number', [investigation_id])
      const fresh = derivedOf(readRow(rows.get(id)!, { questions: questions.map(({ number }) => number), calendar, asAt: dayIn(new Date()) }))
      for (const [name, value] of Object.entries(fresh))
        if ((byId.get(id)![name] ?? null) !== (value ?? null)) faults.push(`${reference}: ${name} is stored as ${byId.get(id)![name]}, and reads ${value}.`)
    }
  }
  await db.$disconnect()
  await pool.end()
  return faults
}
