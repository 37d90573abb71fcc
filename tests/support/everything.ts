import type { Actor } from '@/lib/actor'
import { issueToken, renewFeed } from '@/lib/api/commands'
import { invitePerson } from '@/lib/auth/commands'
import { dayIn } from '@/lib/days'
import { attachFiles } from '@/lib/files/commands'
import { receive } from '@/lib/files/store'
import { draftImport } from '@/lib/imports/commands'
import { issueReport } from '@/lib/reports/commands'
import { newspaperRound } from './newspaper'

/** A newsroom in which every address leads somewhere: a round with answers and figures, a sheet half brought in, a report, an invitation, a feed, a file. */
export async function everything(admin: Actor) {
  const now = new Date()
  const code = 'NEWS'
  const reference = (await newspaperRound(admin, code)).reference('kent')
  const draft = made(await draftImport(admin, { code, name: 'tracker.csv', bytes: Buffer.from('Force,Sent,Due\nKent,9/3/2026,6/4/2026\n') }, { now }))
  const { number } = made(await issueReport(admin, { code, asAt: dayIn(now), after: 0 }, { now }))
  const invited = made(await invitePerson(admin, { email: `${admin.userId}@example.net`, name: 'A guest', role: 'viewer' }, { now }))
  const feed = made(await renewFeed(admin, { now }))
  const bytes = made(await receive(new Blob(['<script>alert(1)</script>']).stream()))
  const attached = made(await attachFiles(admin, { reference, files: [{ ...bytes, name: 'letter.html', mediaType: 'text/html' }] }, { now }))
  const { token } = made(await issueToken(admin, { name: 'A script' }, { now }))
  return {
    token,
    values: {
      'forces/[id]': 'kent',
      'investigations/[code]': code,
      'import/[draft]': draft.id,
      'reports/[number]': String(number),
      'requests/[reference]': reference,
      'download/[format]': 'csv',
      'join/[secret]': invited.secret,
      'feeds/[secret]': `${feed.secret}.ics`,
      'files/[id]': attached.ids[0]!,
      '[id]/[name]': 'letter.html',
      'v1/[...rest]': 'nothing',
      '[code]/[report]': 'report.csv',
      'figures/[measure]': 'ALL',
      '[measure]/[period]': 'P',
    } as Record<string, string>,
  }
}

function made<Result extends { ok: boolean }>(result: Result) {
  if (!result.ok) throw new Error(`The newsroom of everything could not be made: ${JSON.stringify(result)}`)
  return result as Extract<Result, { ok: true }>
}
