import type { Permission } from '@/lib/actor'
import { type DeskInUse, password } from './desk-in-use'

type Fields = Record<string, string | readonly string[] | undefined>

/**
 * Every server action: who may press it, and what is sent so that it writes. The tests find the actions in the sources and fail on one that is not here, so
 * none can be forgotten. `names`: the form names something of one newsroom, which is nothing to another. `json`: called by script with that, and no form.
 */
export type Press = {
  may: Permission | 'everyone' | 'nobody yet'
  names?: true
  json?: (desk: DeskInUse) => unknown
  fields?: (desk: DeskInUse, own: { sessionId: string }) => Fields
  /** Whose business it is beside the role: a token is its owner's to end, or an admin's. */
  by?: readonly string[]
}

export const presses: Record<string, Press> = {
  'auth/signInAction': { may: 'nobody yet', fields: () => ({ email: 'nobody@example.org', password }) },
  'auth/signOutAction': { may: 'everyone', fields: () => ({}) },
  'auth/acceptInvitationAction': { may: 'nobody yet', fields: ({ secret }) => ({ secret, name: 'A guest', password: 'a password of the guest' }) },
  'auth/invitePersonAction': { may: 'people:manage', fields: () => ({ email: 'new@example.org', name: 'Somebody new', role: 'viewer' }) },
  'auth/renewInvitationAction': { may: 'people:manage', names: true, fields: ({ guestId }) => ({ personId: guestId }) },
  'auth/changeRoleAction': { may: 'people:manage', names: true, fields: ({ guestId }) => ({ personId: guestId, role: 'editor' }) },
  'auth/setDisabledAction': { may: 'people:manage', names: true, fields: ({ guestId }) => ({ personId: guestId, disabled: 'yes' }) },
  'auth/changePasswordAction': { may: 'everyone', fields: () => ({ passwordBefore: password, passwordAfter: 'another long one of the tests' }) },
  'auth/endSessionAction': { may: 'everyone', names: true, fields: (_, { sessionId }) => ({ id: sessionId }) },
  'auth/dismissFailedSignInsAction': { may: 'everyone', fields: () => ({ seen: '1' }) },
  'calendar/changeCalendarAction': {
    may: 'calendar:edit',
    fields: () => ({ on: '2027-09-08', effect: 'added', name: 'A day of thanks', reason: 'Proclaimed', seen: '' }),
  },
  'figures/saveFigureAction': {
    may: 'figure:enter',
    names: true,
    fields: ({ cell }) => ({
      ...cell,
      baseVersion: '1',
      text: '150',
      note: 'A note',
      unitSaid: 'cones',
      periodSaid: '2025',
      reason: 'They rang',
      from: 'message',
      words: 'Corrected',
    }),
  },
  'figures/retractFigureAction': { may: 'figure:enter', names: true, fields: ({ cell }) => ({ ...cell, baseVersion: '1', reason: 'Not theirs' }) },
  'figures/checkFigureAction': { may: 'figure:check', names: true, fields: ({ cell }) => ({ ...cell, baseVersion: '1', check: 'yes' }) },
  'figures/saveCellsAction': { may: 'figure:enter', names: true, json: ({ cell }) => [{ ...cell, baseVersion: 1, text: '151' }] },
  'figures/checkCellAction': { may: 'figure:check', names: true, json: ({ cell }) => ({ ...cell, baseVersion: 1, check: 'yes' }) },
  'files/hideFileAction': {
    may: 'file:attach',
    names: true,
    fields: ({ fileId, reference }) => ({ id: fileId, request: reference, reason: 'Another force’s' }),
  },
  'forces/editForceAction': {
    may: 'register:edit',
    names: true,
    fields: ({ authority }) => ({
      id: authority,
      version: '1',
      name: 'Harbour Police',
      shortName: 'The harbour',
      aliases: 'Port\nDocks',
      address: 'foi@harbour.example',
      website: 'https://harbour.example/',
      notes: 'Rings back',
    }),
  },
  'forces/confirmAddressAction': { may: 'register:edit', names: true, fields: ({ authority }) => ({ id: authority, address: 'foi@harbour.example' }) },
  'forces/addForceAction': {
    may: 'register:edit',
    fields: () => ({
      name: 'Tunnel Constables',
      shortName: 'Tunnel',
      abbr: 'TUN',
      kind: 'office',
      body: 'foia',
      aliases: '',
      address: 'foi@tunnel.example',
      notes: 'New',
    }),
  },
  'imports/remapImportAction': { may: 'import:run', names: true, fields: ({ code, draftId }) => ({ code, id: draftId, 'column.1': 'ignore' }) },
  'imports/acceptImportAction': { may: 'import:run', names: true, fields: ({ code, draftId, fingerprint }) => ({ code, id: draftId, expected: fingerprint }) },
  'imports/discardImportAction': { may: 'import:run', names: true, fields: ({ code, draftId }) => ({ code, id: draftId }) },
  'investigations/newInvestigationAction': {
    may: 'investigation:create',
    fields: () => ({
      code: 'LAMPS',
      title: 'Lamps lost',
      'questions.0': 'How many were lost?',
      'measures.0.code': 'LOST',
      'measures.0.label': 'Lamps lost',
      'measures.0.unit': 'lamps',
      'periods.0.code': 'Y2025',
      'periods.0.label': '2025',
      'periods.0.startsOn': '2025-01-01',
      'periods.0.endsOn': '2025-12-31',
      forces: ['gwent', 'kent'],
      letterSubject: 'A request to {force}',
      letter: 'Dear {force},\n{questions}',
      do: 'create',
    }),
  },
  'investigations/removeDemonstrationAction': { may: 'demonstration:remove', names: true, fields: ({ demonstration }) => ({ code: demonstration }) },
  'logging/logEventAction': {
    may: 'request:log',
    names: true,
    fields: ({ reference, version }) => ({ request: reference, version: `${version}`, kind: 'note', on: '2026-04-20', text: 'Rang them' }),
  },
  'logging/bulkLogAction': {
    may: 'request:log',
    names: true,
    fields: ({ code, others }) => ({ code, r: others, kind: 'acknowledged', on: '2026-03-10', reference: 'X/1', ...seen(others) }),
  },
  'logging/bulkRemindersAction': {
    may: 'request:log',
    names: true,
    fields: ({ code, others }) => ({ code, r: others, on: '2026-04-20', ...seen(others), ...each(others, 'letter', 'Dear officer, this is late.') }),
  },
  'logging/bulkAssignAction': { may: 'request:log', names: true, fields: ({ code, others, people }) => ({ code, r: others, to: people.editor.userId! }) },
  'reports/issueReportAction': { may: 'report:issue', names: true, fields: ({ code }) => ({ code, asAt: '2026-04-22', after: '1' }) },
  'settings/renameAction': { may: 'everyone', fields: () => ({ name: 'Another name' }) },
  'settings/setLetterKeysAction': { may: 'everyone', fields: () => ({ letterKeys: 'off' }) },
  'settings/issueTokenAction': { may: 'everyone', fields: () => ({ name: 'A script', scope: 'read', days: '30' }) },
  'settings/revokeTokenAction': { may: 'everyone', names: true, by: ['reporter', 'admin'], fields: ({ tokenId }) => ({ id: tokenId, page: 'settings' }) },
  'settings/renewFeedAction': { may: 'everyone', fields: () => ({}) },
  'settings/revokeFeedAction': { may: 'everyone', fields: () => ({}) },
}

const each = (references: readonly string[], name: string, value: string) => Object.fromEntries(references.map((reference) => [`${name}.${reference}`, value]))
const seen = (references: readonly string[]) => each(references, 'version', '2')
