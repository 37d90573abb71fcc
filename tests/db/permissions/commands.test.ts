import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { type Actor, can, Forbidden, type Permission, type Role, roles, whoMay } from '@/lib/actor'
import { db } from '../../support/db'
import { newsroom, person } from '../../support/people'
import { commands } from '../../support/sources'

/** Every command of the sources, called by each role. 'everyone' concerns the actor alone; 'record' and its kin are what commands are made of and are called by no action. */
const table: Record<string, Permission | 'everyone' | 'part of others'> = {
  'api/issueToken': 'everyone',
  'api/renewFeed': 'everyone',
  'api/revokeFeed': 'everyone',
  'api/revokeToken': 'everyone',
  'auth/changePassword': 'everyone',
  'auth/changeRole': 'people:manage',
  'auth/dismissFailedSignIns': 'everyone',
  'auth/invitePerson': 'people:manage',
  'auth/renewInvitation': 'people:manage',
  'auth/sessions/endSession': 'everyone',
  'auth/setDisabled': 'people:manage',
  'calendar/changeCalendar': 'calendar:edit',
  'events/record': 'part of others',
  'events/recordRequestEvents': 'part of others',
  'figures/checkFigure': 'figure:check',
  'figures/places/writeVersions': 'part of others',
  'figures/retractFigure': 'figure:enter',
  'figures/saveFigure': 'figure:enter',
  'figures/saveFigures': 'figure:enter',
  'figures/saveFiguresIn': 'figure:enter',
  'figures/setSource': 'figure:enter',
  'figures/uncheckFigure': 'figure:check',
  'files/attachFile': 'file:attach',
  'files/attachFiles': 'file:attach',
  'files/hideFile': 'file:attach',
  'forces/addForce': 'register:edit',
  'forces/confirmAddress': 'register:edit',
  'forces/editForce': 'register:edit',
  'imports/acceptImport': 'import:run',
  'imports/discardImport': 'import:run',
  'imports/draftImport': 'import:run',
  'imports/importFile': 'import:run',
  'imports/remapImport': 'import:run',
  'investigations/createInvestigation': 'investigation:create',
  'investigations/removeDemonstration': 'demonstration:remove',
  'logging/assignRequests': 'request:log',
  'logging/logAll': 'request:log',
  'logging/logAllIn': 'part of others',
  'logging/logEvent': 'request:log',
  'logging/logForMany': 'request:log',
  'reports/issueReport': 'report:issue',
  'requests/derived/rebuild': 'part of others',
  'requests/derived/storedRequests': 'part of others',
  'settings/rename': 'everyone',
  'settings/setLetterKeys': 'everyone',
}
const found = commands()
const takesTransaction = /In$/

test('each has its line in the table, and the table none that is gone', () => {
  expect(found.map(({ name }) => name)).toEqual(Object.keys(table).sort())
})

const people = {} as Record<Role, Actor>
beforeEach(async () => {
  const newsroomId = await newsroom()
  for (const role of roles) people[role] = await person(role, newsroomId)
})

test('one for which a permission is needed throws before it looks at anything else, and says who may', async () => {
  for (const { name, file } of found) {
    const may = table[name]!
    if (may === 'everyone' || may === 'part of others') continue
    const command = ((await import(join(process.cwd(), file))) as Record<string, (...given: unknown[]) => Promise<unknown>>)[name.split('/').at(-1)!]!
    for (const role of roles) {
      const given = [...(takesTransaction.test(name) ? [db] : []), people[role], {}, {}]
      const error = await command(...given).then(
        () => null,
        (error: unknown) => error,
      )
      if (can({ role }, may)) expect(error instanceof Forbidden, `${name} by a ${role}`).toBe(false)
      else expect(error, `${name} by a ${role}`).toMatchObject({ permission: may, message: whoMay(may, role) })
    }
  }
})
