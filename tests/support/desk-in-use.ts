import { type Actor, type Role, roles } from '@/lib/actor'
import { issueToken, renewFeed } from '@/lib/api/commands'
import { invitePerson } from '@/lib/auth/commands'
import { hashPassword } from '@/lib/auth/passwords'
import { day } from '@/lib/days'
import { db } from '@/lib/db'
import { saveFigures } from '@/lib/figures/commands'
import { attachFile } from '@/lib/files/commands'
import { addForce } from '@/lib/forces/commands'
import { addedForce } from '@/lib/forces/schema'
import { draftImport } from '@/lib/imports/commands'
import { getImport } from '@/lib/imports/queries'
import { createInvestigation } from '@/lib/investigations/commands'
import { newInvestigation } from '@/lib/investigations/schema'
import { issueReport } from '@/lib/reports/commands'
import { newsroom, person } from './people'
import { log, round } from './round'

export const now = new Date('2026-04-23T09:00Z')
export const password = 'a long password of the tests'

/** A newsroom at work, with one of everything that a form or an address can name, and somebody in each role. */
export async function deskInUse(name = 'The Herald', code = 'CONES') {
  const newsroomId = await newsroom(name)
  const at = { now }
  const people = {} as Record<Role, Actor>
  for (const role of roles) people[role] = await person(role, newsroomId)
  const { admin, editor, reporter } = people
  const passwordHash = await hashPassword(password)
  await db.person.updateMany({ where: { newsroomId }, data: { passwordHash, failedSignIns: 2, failedSignInAt: now } })
  const measures = [{ code: 'LOST', label: 'Cones lost', unit: 'cones' }]
  const periods = [{ code: 'Y2025', label: '2025', startsOn: '2025-01-01', endsOn: '2025-12-31', basis: 'calendar' }]
  const { id: investigationId } = await round(reporter, { code, sentOn: '2026-03-06', measures, periods })
  const reference = `${code}-KNT`
  await log(reporter, reference, { type: 'request.acknowledged', on: day('2026-03-09'), reference: '01/FOI/26' })
  await log(reporter, reference, {
    type: 'request.answered',
    on: day('2026-04-02'),
    outcomes: [
      { question: 1, outcome: 'disclosed' },
      { question: 2, outcome: 'refused', sections: ['31(1)(a)'], words: 'It would prejudice the prevention of crime.' },
    ],
  })
  const { id: noteId } = await db.event.findFirstOrThrow({ where: { newsroomId, type: 'request.acknowledged' }, select: { id: true } })
  const cell = { reference, measure: 'LOST', period: 'Y2025' }
  const figures = await saveFigures(reporter, [{ ...cell, text: '148', source: { kind: 'message', words: 'On the telephone' } }], at)
  if (!figures.ok) throw new Error(figures.refused[0]!.words)
  const attached = await attachFile(reporter, { reference, name: 'reply.txt', mediaType: 'text/plain', stream: bytes('148 cones') }, at)
  if (!attached.ok) throw new Error(attached.reason)
  const drafted = await draftImport(reporter, { code, name: 'tracker.csv', bytes: Buffer.from('Force,Acknowledged,Cones lost\nGwent,10/3/2026,7\n') }, at)
  if (!drafted.ok) throw new Error(drafted.words)
  const issued = await issueReport(reporter, { code, asAt: day('2026-04-23'), after: 0 }, at)
  if (!issued.ok) throw new Error(issued.words)
  const authority = await addForce(
    editor,
    addedForce.parse({
      name: `Harbour Constables of ${code}`,
      shortName: `Harbour ${code}`,
      abbr: `H${code.slice(0, 3)}`,
      kind: 'office',
      body: 'foia',
      address: 'foi@harbour.example',
    }),
    at,
  )
  if (!authority.ok) throw new Error(authority.words)
  const demonstration = newInvestigation.parse({ code: `${code}D`, title: 'An example', questions: ['How many?'], forces: ['kent'] })
  await createInvestigation(reporter, demonstration, { now, demonstration: true })
  const token = await issueToken(reporter, { name: 'script' }, { now: new Date() })
  if (!token.ok) throw new Error(token.reason)
  for (const each of Object.values(people)) await renewFeed(each, at)
  const invited = await invitePerson(admin, { email: `guest-${code}@example.org`.toLowerCase(), name: 'A guest', role: 'reporter' }, { now: new Date() })
  if (!invited.ok) throw new Error(invited.reason)
  const guest = await db.person.findFirstOrThrow({ where: { newsroomId, name: 'A guest' }, select: { id: true } })
  const { version } = await db.request.findFirstOrThrow({ where: { newsroomId, reference }, select: { version: true } })
  const { fingerprint } = await getImport(reporter, code, drafted.id, { now: new Date() })
  return {
    newsroomId,
    people,
    investigationId,
    code,
    reference,
    others: [`${code}-GWT`, `${code}-SSX`],
    version,
    noteId,
    cell,
    fileId: attached.ids[0]!,
    draftId: drafted.id,
    fingerprint,
    authority: authority.id,
    demonstration: `${code}D`,
    tokenId: token.id,
    token: token.token,
    secret: invited.secret,
    guestId: guest.id,
  }
}
export type DeskInUse = Awaited<ReturnType<typeof deskInUse>>

async function* bytes(text: string) {
  yield Buffer.from(text)
}
