import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText } from '@/lib/text'
import { type FormKind, eventForms, formKinds } from '@/lib/logging/event-form'
import type { Input } from '@/lib/logging/form-inputs'
import { db } from '../support/db'
import { type DeskInUse, deskInUse } from '../support/desk-in-use'
import { pages } from '../support/draw'
import { presses } from '../support/forms'
import { hostileText, hostileValue } from '../support/hostile'
import { cookieOf, type Ended, formOf, pressed, type State } from '../support/press'
import { serverActions } from '../support/sources'

/**
 * Whatever is typed into whatever form: it is saved, or sent back with a sentence and all that was typed; and what was saved can be shown by every page. Each
 * action of the sources is pressed with what it takes, of which one to three fields are exchanged for something hostile.
 */
const actions = await serverActions()
/** They hold buttons and what the page put there, so there is nothing typed to lose. */
const buttonsAlone =
  /signOut|renewInvitation|changeRole|setDisabled|endSession|dismiss|confirmAddress|Import|removeDemonstration|checkFigure|LetterKeys|revokeToken|Feed|changeCalendar|changePassword/
/** They end what the others need. */
const last = /signIn|signOut|acceptInvitation|changePassword|setDisabled|removeDemonstration|discardImport|acceptImport|hideFile|changeRole/

type Fields = Record<string, string | readonly string[] | undefined>
type Form = { name: string; about: string; fields: (desk: DeskInUse) => Fields }

const factOf = (input: Input, question = '1'): Fields => {
  switch (input.kind) {
    case 'day':
      return { [input.name]: input.future ? '2026-05-20' : '2026-04-21' }
    case 'choice':
      return { [input.name]: input.options.at(-1)![0] }
    case 'tick':
    case 'stated':
      return { [input.name]: 'on' }
    case 'questions':
      return { [input.name]: question }
    case 'sections':
      return { sections: '31(1)(a), 40(2)' }
    case 'amount':
      return { amount: '45.50' }
    case 'outcomes':
      return { [`outcome-${question}`]: 'refused', [`sections-${question}`]: '12', [`words-${question}`]: 'Over the limit' }
    default:
      return { [input.name]: 'Their words' }
  }
}
const formOfKind = (kind: FormKind): Form => ({
  name: 'logging/logEventAction',
  about: ` (${kind})`,
  fields: ({ reference, version, noteId }) => ({
    request: reference,
    version: `${version}`,
    kind,
    ...Object.assign({}, ...eventForms[kind].inputs.map((input) => factOf(input))),
    ...(kind === 'acknowledged' && { corrects: noteId, why: 'It was another day' }),
  }),
})
const forms: Form[] = [
  ...Object.entries(presses).flatMap(([name, { fields }]) =>
    fields ? [{ name, about: '', fields: (desk: DeskInUse) => fields(desk, { sessionId: desk.fileId }) }] : [],
  ),
  ...formKinds.map(formOfKind),
].sort((one, other) => Number(last.test(one.name)) - Number(last.test(other.name)))

/** What the page would hold now, behind what was saved before. */
async function refreshed(desk: DeskInUse): Promise<DeskInUse> {
  const { newsroomId, reference, authority } = desk
  const { version } = await db.request.findFirstOrThrow({ where: { newsroomId, reference }, select: { version: true } })
  const force = await db.force.findFirstOrThrow({ where: { newsroomId, id: authority }, select: { version: true } })
  const figure = await db.figure.aggregate({ where: { newsroomId, request: { reference } }, _max: { version: true } })
  return { ...desk, version, forceVersion: force.version, figureVersion: figure._max.version ?? 0 } as DeskInUse
}

function checkState(state: State | null, form: FormData, name: string) {
  if (!state?.error && !state?.fields) return
  const said = [state.error, ...Object.values(state.fields ?? {}).flat()].filter((words) => words !== undefined)
  expect(said.length).toBeGreaterThan(0)
  for (const words of said) expect(words, 'a sentence for people').toMatch(/^(?!Invalid|Too (big|small)|Unrecognized|Expected)\S.{8,500}$/s)
  if (buttonsAlone.test(name)) return
  for (const [field, value] of form)
    if (typeof value === 'string' && !/password|^\$|^__proto__$/i.test(field)) {
      const kept = state.values?.[field]
      expect(cleanText(kept ?? ''), `what was typed in ${field}`).toContain(cleanText(value))
    }
}

const report = (ended: Ended) => ('error' in ended && ended.error instanceof Error ? ended.error.stack?.slice(0, 1500) : '')

test('every form saves or says why not, and every page shows what was saved', async () => {
  let desk = await deskInUse()
  const { people } = desk
  const cookie = await cookieOf(people.admin)
  let saved = 0
  let refused = 0
  const faults: string[] = []
  for (const { name, about, fields } of forms) {
    const action = actions.get(name)!
    await fc
      .assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.nat(), hostileText), { minLength: 1, maxLength: 3 }), async (changes) => {
          desk = await refreshed(desk)
          const sent: Fields = {
            ...fields(desk),
            ...('baseVersion' in fields(desk) && { baseVersion: `${(desk as never as { figureVersion: number }).figureVersion}` }),
          }
          if (name === 'forces/editForceAction') sent.version = `${(desk as never as { forceVersion: number }).forceVersion}`
          const names = Object.keys(sent)
          for (const [nth, value] of changes) if (names.length > 0) sent[names[nth % names.length]!] = value
          const form = formOf({ ...sent, constructor: 'x', __proto__: 'x' } as Fields)
          form.append('__proto__', 'x')
          const ended = await pressed(
            /signIn|acceptInvitation/.test(name) ? null : name.includes('signOut') ? await cookieOf(people.admin) : cookie,
            action,
            null,
            form,
          )
          expect('status' in ended && ended.status !== 404 ? report(ended) || ended : '', `${name}${about} with ${JSON.stringify(changes).slice(0, 300)}`).toBe(
            '',
          )
          // A header carries nothing else.
          if ('to' in ended) expect(ended.to).toMatch(/^\/[\x21-\x7e]*$/)
          if ('state' in ended) checkState(ended.state, form, name)
          if ('to' in ended || ('state' in ended && !ended.state?.error && !ended.state?.fields)) saved++
          else refused++
        }),
        { numRuns: 6, endOnFailure: true },
      )
      .catch((error: Error) => void faults.push(`${name}${about}: ${error.message}\n${(error.cause as Error | undefined)?.message ?? ''}`))
  }
  expect(faults.join('\n\n')).toBe('')
  expect(saved).toBeGreaterThan(20)
  expect(refused).toBeGreaterThan(20)
  await showAll(desk)
}, 180_000)

test('what script sends as JSON is saved, or answered in words', async () => {
  const desk = await deskInUse()
  const cookie = await cookieOf(desk.people.admin)
  for (const [name, { json }] of Object.entries(presses).filter(([, { json }]) => json))
    await fc.assert(
      fc.asyncProperty(fc.nat(), hostileValue, async (nth, value) => {
        const sent = json!(desk)
        const cell = [sent].flat()[0] as object
        const changed = { ...cell, [Object.keys(cell)[nth % Object.keys(cell).length]!]: value }
        for (const body of [Array.isArray(sent) ? [changed] : changed, value]) {
          const ended = await pressed(cookie, actions.get(name)!, body)
          expect('status' in ended ? report(ended) || ended : '', `${name} with ${JSON.stringify(body).slice(0, 300)}`).toBe('')
          if ('state' in ended && ended.state?.ok === false) expect(ended.state.words).toMatch(/^\S.{8,500}$/s)
        }
      }),
      { numRuns: 25, endOnFailure: true },
    )
})

/** Every page of the desk, and of each thing that it has. */
async function showAll({ newsroomId, people, draftId }: DeskInUse) {
  const cookie = await cookieOf(people.editor)
  const where = { newsroomId }
  const investigations = await db.investigation.findMany({ where, select: { code: true } })
  const requests = await db.request.findMany({ where, select: { reference: true } })
  const forces = await db.force.findMany({ where, select: { id: true } })
  const paramsOf = (address: string): object[] =>
    address.includes('[number]')
      ? []
      : address.includes('[draft]')
        ? [{ code: 'CONES', draft: draftId }]
        : address.includes('[code]')
          ? investigations
          : address.includes('[reference]')
            ? requests
            : address.includes('[id]')
              ? forces.map(({ id }) => ({ id: encodeURIComponent(id) }))
              : [{ secret: 'none' }]
  for (const { address, draw } of await pages())
    for (const params of paramsOf(address)) {
      const { status, error } = await draw(cookie, params)
      expect([status, status === 500 ? error?.stack : ''], `${address} of ${JSON.stringify(params)}`).toEqual([
        expect.toSatisfy((status: number) => [200, 307, 404].includes(status)),
        '',
      ])
    }
}
