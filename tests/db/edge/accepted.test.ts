import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attachFiles } from '@/lib/files/commands'
import { addForce, editForce, seedRegister } from '@/lib/forces/commands'
import { hasRate, residentsOf } from '@/lib/forces/population'
import { getForce, listForces } from '@/lib/forces/queries'
import { addedForce, editedForce } from '@/lib/forces/schema'
import { assignRequests } from '@/lib/logging/commands'
import { discardImport } from '@/lib/imports/commands'
import { rename } from '@/lib/settings/commands'
import { getAccount } from '@/lib/settings/queries'
import { accountInput } from '@/lib/settings/schema'
import { parseForm } from '@/lib/form'
import { forceMatcher } from '@/lib/forces/names'
import { db } from '../../support/db'
import { person } from '../../support/people'

/** What a form accepts can be kept and read again, whatever was typed; what it does not accept has a sentence. */
const now = new Date('2026-04-23T09:00Z')
const odd = fc.constantFrom('\0', '\ud83d', '\ude00', '👩‍👩‍👧', 'e\u0301', '\u200b', '\u202e', '\n', '%', '<b>', "'", '__proto__', 'constructor', 'Kent')
const typed = fc
  .array(fc.oneof({ weight: 2, arbitrary: odd }, { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) }), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''))

const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

test('an authority that the form accepts is stored, listed, matched and edited', async () => {
  const actor = await person('editor')
  await seedRegister(db, actor.newsroomId)
  let count = 0
  await fc.assert(
    fc.asyncProperty(typed, typed, typed, typed, async (name, shortName, aliases, notes) => {
      const abbr = `X${(count++).toString(36).toUpperCase()}Q`
      const sent = parseForm(addedForce, formOf({ name, shortName, abbr, kind: 'office', body: 'foia', aliases, notes, address: 'foi@body.example' }))
      if (!sent.ok) return void expect(JSON.stringify(sent.state)).toMatch(/Name the authority|short name|characters/)
      const added = await addForce(actor, sent.input, { now })
      if (!added.ok) return void expect(added.words).not.toBe('')
      const force = await getForce(actor, added.id)
      expect(force).toMatchObject({ name: sent.input.name, address: 'foi@body.example', emailDomains: [] })
      expect(residentsOf(force.id)).toBeNull()
      expect(() => forceMatcher([force])(force.name)).not.toThrow()
      expect((await listForces(actor)).some(({ id }) => id === force.id)).toBe(true)
      const edited = parseForm(editedForce, formOf({ id: force.id, version: '1', name: `${name} 2`, shortName, aliases, notes: shortName, address: '' }))
      if (!edited.ok) return
      const result = await editForce(actor, edited.input, { now })
      if (result.ok) expect(await getForce(actor, force.id)).toMatchObject({ name: edited.input.name, address: null })
    }),
    { numRuns: 40 },
  )
}, 120_000)

test('an authority called like a word of JavaScript has no rate', () => {
  expect([hasRate('constructor'), hasRate('__proto__'), hasRate('kent')]).toEqual([false, false, true])
})

test('a name that the form accepts is the name that is shown', async () => {
  const actor = await person('reporter')
  await fc.assert(
    fc.asyncProperty(typed, async (name) => {
      const sent = parseForm(accountInput, formOf({ name }))
      if (!sent.ok) return void expect(sent.state.fields?.name?.[0]).toMatch(/Enter your name|characters/)
      await rename(actor, sent.input, { now })
      expect(await getAccount(actor)).toMatchObject({ name: sent.input.name })
    }),
    { numRuns: 60 },
  )
})

test('an id that is none is refused like one that is not there', async () => {
  const actor = await person('reporter')
  const request = await db.request.findFirst({ where: { newsroomId: actor.newsroomId } })
  expect(request).toBeNull()
  expect(await assignRequests(actor, { references: [], to: 'nobody' }, { now })).toMatchObject({ ok: false, reason: 'no-such-person' })
  expect(await discardImport(actor, { code: 'CONES', id: 'none' })).toMatchObject({ ok: false, reason: 'not-found' })
  await expect(attachFiles(actor, { reference: 'none', eventId: 'x', files: [] }, { now })).rejects.toMatchObject({ code: 'P2025' })
})
