import { describe, expect, test } from 'vitest'
import { Forbidden } from '@/lib/actor'
import { day } from '@/lib/days'
import { checkFigure, retractFigure, saveFigure, saveFigures, setSource, uncheckFigure } from '@/lib/figures/commands'
import { listFigures, listSources, listVersions } from '@/lib/figures/queries'
import { db } from '../../support/db'
import { person } from '../../support/people'
import { cell, eight, event, file, now, round, told } from './round'

const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const letter = { kind: 'letter', place: 'page 2' } as const

describe('saveFigure', () => {
  test('puts a figure in its cell and on the record', async () => {
    const { reporter, investigationId, requestOf } = await round()
    expect(await saveFigure(reporter, { ...cell, text: ' 1,189 ', note: 'All divisions' }, { now })).toEqual({ ok: true, version: 1, changed: true })
    expect(await db.figure.findMany()).toMatchObject([
      {
        text: '1,189',
        kind: 'number',
        version: 1,
        note: 'All divisions',
        source: null,
        enteredByName: 'Tess Amari',
        enteredById: reporter.userId,
        checkedAt: null,
        supersededAt: null,
      },
    ])
    expect(await told()).toMatchObject([
      {
        type: 'figure.entered',
        facts: { measure: 'LOST', period: 'Y2024', text: '1,189', before: null },
        actorName: 'Tess Amari',
        requestId: requestOf('CONES-KNT'),
      },
    ])
    expect(await listFigures(reporter, investigationId)).toMatchObject([
      {
        reference: 'CONES-KNT',
        forceId: 'kent',
        measure: 'LOST',
        period: 'Y2024',
        cell: { kind: 'number', value: '1189', unit: 'count' },
        isCorrected: false,
        isChecked: false,
        isRetracted: false,
      },
    ])
  })

  test('a correction is the next version, and the earlier one stays', async () => {
    const { reporter, investigationId } = await round()
    await saveFigure(reporter, { ...cell, text: '81', source: letter }, { now })
    expect(await saveFigure(reporter, { ...cell, text: '88', baseVersion: 1, reason: 'Their first reply left out October' }, { now: later(1) })).toEqual({
      ok: true,
      version: 2,
      changed: true,
    })
    expect(await listVersions(reporter, cell)).toMatchObject([
      { version: 2, text: '88', source: 'letter', place: 'page 2', reason: 'Their first reply left out October' },
      { version: 1, text: '81' },
    ])
    expect(await listFigures(reporter, investigationId)).toMatchObject([{ text: '88', version: 2, isCorrected: true }])
    expect((await told()).at(-1)).toMatchObject({ facts: { text: '88', before: '81' } })
  })

  test('refuses what it does not know, and leaves no trace', async () => {
    const { reporter, requestOf, investigationId } = await round()
    const elsewhere = await file(reporter, { investigationId, requestId: requestOf('CONES-DST') })
    const hidden = await file(reporter, { investigationId, requestId: requestOf('CONES-KNT') })
    await db.file.update({ where: { id: hidden }, data: { hiddenAt: now } })
    const letterElsewhere = await event(reporter, { investigationId, requestId: requestOf('CONES-DST') }, 'request.answered', '2026-04-01')
    const refused = (reason: string) => ({ ok: false, reason, words: expect.stringMatching(/\.$/) })
    expect(await saveFigure(reporter, { ...cell, reference: 'CONES-XYZ', text: '1' }, { now })).toMatchObject(refused('not-found'))
    expect(await saveFigure(reporter, { ...cell, measure: 'FOUND', text: '1' }, { now })).toMatchObject(refused('unknown-measure'))
    expect(await saveFigure(reporter, { ...cell, period: 'Y1999', text: '1' }, { now })).toMatchObject(refused('unknown-period'))
    expect(await saveFigure(reporter, { ...cell, text: '1', on: day('2026-04-15') }, { now })).toMatchObject(refused('in-the-future'))
    for (const fileId of [elsewhere, hidden])
      expect(await saveFigure(reporter, { ...cell, text: '1', source: { kind: 'file', fileId, place: 'A1' } }, { now })).toMatchObject(refused('unknown-file'))
    expect(await saveFigure(reporter, { ...cell, text: '1', source: { kind: 'letter', eventId: letterElsewhere } }, { now })).toMatchObject(
      refused('unknown-letter'),
    )
    expect([await db.figure.count(), (await told()).length]).toEqual([0, 0])
  })

  test('of two people at once one wins, and the other is told who and what', async () => {
    const { reporter, colleague } = await round()
    const other = await colleague('reporter', 'Sam Okafor')
    await eight()
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) => saveFigure(index % 2 ? other : reporter, { ...cell, text: index % 2 ? '87' : '88', baseVersion: 0 }, { now })),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect([await db.figure.count(), (await told()).length]).toEqual([1, 1])
    const stands = await db.figure.findFirstOrThrow()
    for (const result of results.filter(({ ok }) => !ok)) {
      expect(result).toMatchObject({ ok: false, reason: 'stale', current: { version: 1, text: stands.text, by: stands.enteredByName } })
      expect('words' in result && result.words).toContain(`${stands.enteredByName} saved “${stands.text}”`)
    }
  })

  test('without a version to guard, the later one stands as the next version', async () => {
    const { reporter } = await round()
    await eight()
    await Promise.all(Array.from({ length: 4 }, (_, index) => saveFigure(reporter, { ...cell, text: `${index + 1}` }, { now })))
    const versions = await listVersions(reporter, cell)
    expect(versions.map(({ version }) => version)).toEqual([4, 3, 2, 1])
    expect(await db.figure.count({ where: { supersededAt: null } })).toBe(1)
  })

  test('is out of reach of another newsroom', async () => {
    const { reporter, investigationId } = await round()
    const stranger = await person('admin')
    expect(await saveFigure(stranger, { ...cell, text: '1' }, { now })).toMatchObject({ ok: false, reason: 'not-found' })
    await saveFigure(reporter, { ...cell, text: '1' }, { now })
    expect(await listFigures(stranger, investigationId)).toEqual([])
    expect(await listVersions(stranger, cell)).toEqual([])
    expect(await listSources(stranger, cell.reference)).toEqual({ files: [], letters: [] })
  })

  test('is not for a viewer', async () => {
    const { colleague } = await round()
    await expect(saveFigure(await colleague('viewer'), { ...cell, text: '1' }, { now })).rejects.toThrow(Forbidden)
  })

  test('saving what stands already changes nothing, however it is written', async () => {
    const { reporter } = await round()
    await saveFigure(reporter, { ...cell, text: '1,189', note: 'All divisions' }, { now })
    expect(await saveFigure(reporter, { ...cell, text: '1189' }, { now })).toEqual({ ok: true, version: 1, changed: false })
    expect(await saveFigure(reporter, { ...cell, period: 'Y2025', text: '  ' }, { now })).toEqual({ ok: true, version: 0, changed: false })
    expect([await db.figure.count(), (await told()).length]).toEqual([1, 1])
  })

  test('a note alone is a version that corrects nothing and keeps the check', async () => {
    const { reporter, colleague, investigationId } = await round()
    await saveFigure(reporter, { ...cell, text: '88', source: letter }, { now })
    await checkFigure(await colleague('editor', 'Ros Hale'), cell, { now })
    await saveFigure(reporter, { ...cell, text: '88', note: 'Without loans' }, { now })
    expect(await listFigures(reporter, investigationId)).toMatchObject([{ version: 2, note: 'Without loans', isChecked: true, isCorrected: false }])
    expect((await told()).at(-1)).toMatchObject({ type: 'figure.annotated', facts: { what: ['note'] } })
    await saveFigure(reporter, { ...cell, text: '89' }, { now })
    expect(await listFigures(reporter, investigationId)).toMatchObject([{ version: 3, isChecked: false, isCorrected: true, note: 'Without loans' }])
  })

  test('a figure counts from the day of the newest answer that stands, and its correction from the same day', async () => {
    const { reporter, investigationId, requestOf } = await round()
    const place = { investigationId, requestId: requestOf('CONES-KNT') }
    await event(reporter, place, 'request.answered', '2026-03-05')
    const wrong = await event(reporter, place, 'request.answered', '2026-03-30')
    await event(reporter, place, 'event.voided', '2026-03-31', { event: wrong, reason: 'Another force' })
    await saveFigure(reporter, { ...cell, text: '81' }, { now })
    await event(reporter, place, 'request.answered', '2026-04-10')
    await saveFigure(reporter, { ...cell, text: '88' }, { now })
    expect(await listFigures(reporter, investigationId, { asAt: day('2026-03-04') })).toEqual([])
    expect(await listFigures(reporter, investigationId, { asAt: day('2026-03-05') })).toMatchObject([{ text: '88', on: '2026-03-05' }])
    await saveFigure(reporter, { ...cell, reference: 'CONES-DST', text: '5' }, { now })
    expect(await listFigures(reporter, investigationId, { asAt: day('2026-04-13') })).toHaveLength(1)
    expect(await listFigures(reporter, investigationId, { asAt: day('2026-04-14') })).toHaveLength(2)
  })

  test('a refusal that turns into a figure counts as one only from the new answer on', async () => {
    const { reporter, investigationId, requestOf } = await round()
    const place = { investigationId, requestId: requestOf('CONES-KNT') }
    await event(reporter, place, 'request.answered', '2026-03-05')
    await saveFigure(reporter, { ...cell, text: 'refused s.12' }, { now })
    await event(reporter, place, 'request.answered', '2026-04-10')
    await saveFigure(reporter, { ...cell, text: '88' }, { now })
    expect(await listFigures(reporter, investigationId, { asAt: day('2026-04-09') })).toEqual([])
    expect(await listFigures(reporter, investigationId, { asAt: day('2026-04-10') })).toMatchObject([{ text: '88', isCorrected: false }])
  })

  test('an unmarked figure of a measure in pounds is in pounds, to the penny', async () => {
    const { reporter } = await round()
    await saveFigure(reporter, { ...cell, measure: 'cost', text: '<5' }, { now })
    const [stored] = await db.figure.findMany()
    expect([stored!.kind, stored!.low!.toString(), stored!.high!.toString()]).toEqual(['below', '0', '4.99'])
  })
})

describe('saveFigures', () => {
  const block = [
    { ...cell, text: '88' },
    { ...cell, period: 'Y2025', text: '<5' },
    { ...cell, reference: 'CONES-DST', text: 'refused s.12' },
    { ...cell, reference: 'CONES-DST', period: 'Y2025', text: '' },
  ]

  test('saves a block in one go and on the record; blanks where nothing stood are nothing', async () => {
    const { reporter } = await round()
    expect(await saveFigures(reporter, block, { now })).toMatchObject({ ok: true, saved: 3 })
    expect(await db.figure.findMany({ orderBy: { kind: 'asc' }, select: { text: true, kind: true, section: true } })).toEqual([
      { text: '<5', kind: 'below', section: null },
      { text: '88', kind: 'number', section: null },
      { text: 'refused s.12', kind: 'refused', section: '12' },
    ])
    expect(await told()).toHaveLength(3)
  })

  test('one cell that cannot be saved holds back all of them, and says which', async () => {
    const { reporter } = await round()
    const result = await saveFigures(reporter, [...block, { ...cell, measure: 'FOUND', text: '1' }], { now })
    expect(result).toMatchObject({ ok: false, refused: [{ reference: 'CONES-KNT', measure: 'FOUND', period: 'Y2024', reason: 'unknown-measure' }] })
    expect([await db.figure.count(), (await told()).length]).toEqual([0, 0])
  })

  test('the same block again changes nothing', async () => {
    const { reporter } = await round()
    await saveFigures(reporter, block, { now })
    expect(await saveFigures(reporter, block, { now: later(1) })).toMatchObject({ ok: true, saved: 0 })
    expect([await db.figure.count(), (await told()).length]).toEqual([3, 3])
  })

  test('the same cell twice with two figures is refused', async () => {
    const { reporter } = await round()
    expect(
      await saveFigures(
        reporter,
        [
          { ...cell, text: '1' },
          { ...cell, text: '2' },
        ],
        { now },
      ),
    ).toMatchObject({ ok: false, refused: [{ reason: 'named-twice' }] })
    expect(
      await saveFigures(
        reporter,
        [
          { ...cell, text: '1' },
          { ...cell, text: '1' },
        ],
        { now },
      ),
    ).toMatchObject({ ok: true, saved: 1 })
  })

  test('of eight who paste at once, one wins whole', async () => {
    const { reporter } = await round()
    await eight()
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        saveFigures(
          reporter,
          block.map((one) => ({ ...one, text: one.text && `${index + 1}`, baseVersion: 0 })),
          { now },
        ),
      ),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(new Set((await db.figure.findMany()).map(({ text }) => text)).size).toBe(1)
    expect(await told()).toHaveLength(3)
  })

  test('is out of reach of another newsroom, and not for a viewer', async () => {
    const { colleague } = await round()
    expect(await saveFigures(await person('admin'), block, { now })).toMatchObject({ ok: false, refused: block.map(() => ({ reason: 'not-found' })) })
    await expect(saveFigures(await colleague('viewer'), block, { now })).rejects.toThrow(Forbidden)
    expect(await db.figure.count()).toBe(0)
  })
})

describe('retractFigure', () => {
  const reason = 'The force withdrew it'

  test('strikes the figure through with the reason, and keeps it', async () => {
    const { reporter, investigationId } = await round()
    await saveFigure(reporter, { ...cell, text: '924', source: letter, on: day('2026-03-05') }, { now })
    expect(await retractFigure(reporter, { ...cell, reason, baseVersion: 1 }, { now })).toEqual({ ok: true, version: 2 })
    expect(await listFigures(reporter, investigationId)).toMatchObject([{ text: '924', isRetracted: true, on: '2026-03-05', source: 'letter' }])
    expect(await listVersions(reporter, cell)).toMatchObject([
      { version: 2, reason, retractedAt: now },
      { version: 1, retractedAt: null },
    ])
    expect((await told()).at(-1)).toMatchObject({ type: 'figure.retracted', facts: { text: '924', reason } })
  })

  test('refuses what is not there, or is withdrawn already', async () => {
    const { reporter } = await round()
    expect(await retractFigure(reporter, { ...cell, reason }, { now })).toMatchObject({ reason: 'no-figure' })
    await saveFigure(reporter, { ...cell, text: '1' }, { now })
    await retractFigure(reporter, { ...cell, reason }, { now })
    expect(await retractFigure(reporter, { ...cell, reason }, { now })).toMatchObject({ reason: 'already-retracted' })
    expect(await db.figure.count()).toBe(2)
  })

  test('the same figure entered again stands again, without the old source', async () => {
    const { reporter, investigationId } = await round()
    await saveFigure(reporter, { ...cell, text: '1', source: letter }, { now })
    await retractFigure(reporter, { ...cell, reason }, { now })
    expect(await saveFigure(reporter, { ...cell, text: '1' }, { now })).toMatchObject({ ok: true, version: 3, changed: true })
    expect(await listFigures(reporter, investigationId)).toMatchObject([{ isRetracted: false, source: null }])
  })

  test('of eight at once, one withdraws it', async () => {
    const { reporter } = await round()
    await saveFigure(reporter, { ...cell, text: '1' }, { now })
    await eight()
    const results = await Promise.all(Array.from({ length: 8 }, () => retractFigure(reporter, { ...cell, reason, baseVersion: 1 }, { now })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await told()).filter(({ type }) => type === 'figure.retracted')).toHaveLength(1)
  })

  test('is out of reach of another newsroom, and not for a viewer', async () => {
    const { reporter, colleague } = await round()
    await saveFigure(reporter, { ...cell, text: '1' }, { now })
    expect(await retractFigure(await person('admin'), { ...cell, reason }, { now })).toMatchObject({ reason: 'not-found' })
    await expect(retractFigure(await colleague('viewer'), { ...cell, reason }, { now })).rejects.toThrow(Forbidden)
    expect(await db.figure.count()).toBe(1)
  })
})

describe('setSource', () => {
  test('names the file and the place, and the figure needs checking again', async () => {
    const { reporter, colleague, investigationId, requestOf } = await round()
    const place = { investigationId, requestId: requestOf('CONES-KNT') }
    const fileId = await file(reporter, place)
    const eventId = await event(reporter, place, 'request.answered', '2026-04-01')
    await saveFigure(reporter, { ...cell, text: '88', source: { kind: 'letter', eventId } }, { now })
    await checkFigure(await colleague('editor'), cell, { now })
    expect(await setSource(reporter, { ...cell, source: { kind: 'file', fileId, place: 'sheet Data, cell D4' }, baseVersion: 1 }, { now })).toEqual({
      ok: true,
      version: 2,
    })
    expect(await listFigures(reporter, investigationId)).toMatchObject([
      { source: 'file', file: 'reply.xlsx', place: 'sheet Data, cell D4', isChecked: false, isCorrected: false },
    ])
    expect(await listVersions(reporter, cell)).toMatchObject([
      { file: { id: fileId, name: 'reply.xlsx', isHidden: false }, letter: null },
      { letter: { id: eventId, on: '2026-04-01' } },
    ])
    expect((await told()).at(-1)).toMatchObject({ type: 'figure.annotated', facts: { text: '88', what: ['source'] } })
    expect(await listSources(reporter, 'CONES-KNT')).toMatchObject({
      files: [{ id: fileId }],
      letters: [{ id: eventId, type: 'request.answered', on: '2026-04-01' }],
    })
  })

  test('a message that is on no record can be one, and taking it away leaves none', async () => {
    const { reporter, investigationId } = await round()
    await saveFigure(reporter, { ...cell, text: '88' }, { now })
    await setSource(reporter, { ...cell, source: { kind: 'message', words: 'By telephone, FOI officer' } }, { now })
    expect(await listVersions(reporter, cell)).toMatchObject([{ source: 'message', words: 'By telephone, FOI officer' }, { source: null }])
    await setSource(reporter, { ...cell, source: null }, { now })
    expect(await listFigures(reporter, investigationId)).toMatchObject([{ version: 3, text: '88', source: null, isCorrected: false }])
  })

  test('refuses where there is no figure, or the file is of another request', async () => {
    const { reporter, investigationId, requestOf } = await round()
    expect(await setSource(reporter, { ...cell, source: letter }, { now })).toMatchObject({ reason: 'no-figure' })
    await saveFigure(reporter, { ...cell, text: '88' }, { now })
    const fileId = await file(reporter, { investigationId, requestId: requestOf('CONES-DST') })
    expect(await setSource(reporter, { ...cell, source: { kind: 'file', fileId, place: 'A1' } }, { now })).toMatchObject({ reason: 'unknown-file' })
    expect(await db.figure.count()).toBe(1)
  })

  test('of eight at once, one names it', async () => {
    const { reporter } = await round()
    await saveFigure(reporter, { ...cell, text: '88' }, { now })
    await eight()
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) => setSource(reporter, { ...cell, source: { kind: 'letter', place: `page ${index}` }, baseVersion: 1 }, { now })),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.filter((result) => 'reason' in result && result.reason === 'stale')).toHaveLength(7)
    expect(await db.figure.count()).toBe(2)
  })

  test('is out of reach of another newsroom, and not for a viewer', async () => {
    const { reporter, colleague } = await round()
    await saveFigure(reporter, { ...cell, text: '88' }, { now })
    expect(await setSource(await person('admin'), { ...cell, source: letter }, { now })).toMatchObject({ reason: 'not-found' })
    await expect(setSource(await colleague('viewer'), { ...cell, source: letter }, { now })).rejects.toThrow(Forbidden)
    expect(await db.figure.findFirst({ where: { supersededAt: null } })).toMatchObject({ source: null, version: 1 })
  })
})

describe('checkFigure', () => {
  test('marks a figure as checked by an editor, on the record', async () => {
    const { reporter, colleague, investigationId } = await round()
    await saveFigure(reporter, { ...cell, text: '88', source: letter }, { now })
    expect(await checkFigure(await colleague('editor', 'Ros Hale'), { ...cell, baseVersion: 1 }, { now })).toEqual({ ok: true, version: 1 })
    expect(await listFigures(reporter, investigationId)).toMatchObject([{ isChecked: true }])
    expect(await listVersions(reporter, cell)).toMatchObject([{ checkedBy: 'Ros Hale', checkedAt: now }])
    expect((await told()).at(-1)).toMatchObject({ type: 'figure.checked', facts: { text: '88' }, actorName: 'Ros Hale' })
  })

  test('nobody checks a figure of their own, nor one without a source, nor a refusal', async () => {
    const { reporter, colleague } = await round()
    const editor = await colleague('editor')
    expect(await checkFigure(editor, cell, { now })).toMatchObject({ reason: 'no-figure' })
    await saveFigure(editor, { ...cell, text: '88', source: letter }, { now })
    expect(await checkFigure(editor, cell, { now })).toMatchObject({ reason: 'own-figure' })
    await saveFigures(
      reporter,
      [
        { ...cell, period: 'Y2025', text: '88' },
        { ...cell, measure: 'COST', text: 'refused' },
      ],
      { now },
    )
    expect(await checkFigure(editor, { ...cell, period: 'Y2025' }, { now })).toMatchObject({ reason: 'no-source' })
    expect(await checkFigure(editor, { ...cell, measure: 'COST' }, { now })).toMatchObject({ reason: 'nothing-to-check' })
    expect(await db.figure.count({ where: { checkedAt: { not: null } } })).toBe(0)
  })

  test('of eight at once one checks, and a check of an older version is refused', async () => {
    const { reporter, colleague } = await round()
    const editor = await colleague('editor')
    await saveFigure(reporter, { ...cell, text: '88', source: letter }, { now })
    await eight()
    const results = await Promise.all(Array.from({ length: 8 }, () => checkFigure(editor, cell, { now })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    await saveFigure(reporter, { ...cell, text: '89' }, { now })
    expect(await checkFigure(editor, { ...cell, baseVersion: 1 }, { now })).toMatchObject({ reason: 'stale', current: { text: '89', version: 2 } })
  })

  test('is out of reach of another newsroom, and not for a reporter', async () => {
    const { reporter, colleague } = await round()
    await saveFigure(reporter, { ...cell, text: '88', source: letter }, { now })
    expect(await checkFigure(await person('editor'), cell, { now })).toMatchObject({ reason: 'not-found' })
    await expect(checkFigure(await colleague('reporter'), cell, { now })).rejects.toThrow(Forbidden)
    expect(await db.figure.count({ where: { checkedAt: { not: null } } })).toBe(0)
  })
})

describe('uncheckFigure', () => {
  test('takes the mark back, on the record', async () => {
    const { reporter, colleague } = await round()
    const editor = await colleague('editor')
    await saveFigure(reporter, { ...cell, text: '88', source: letter }, { now })
    await checkFigure(editor, cell, { now })
    expect(await uncheckFigure(editor, { ...cell, baseVersion: 1 }, { now })).toEqual({ ok: true, version: 1 })
    expect(await listVersions(reporter, cell)).toMatchObject([{ checkedBy: null, checkedAt: null }])
    expect((await told()).at(-1)).toMatchObject({ type: 'figure.unchecked' })
  })

  test('refuses what nobody has checked; of eight at once one takes it back', async () => {
    const { reporter, colleague } = await round()
    const editor = await colleague('editor')
    await saveFigure(reporter, { ...cell, text: '88', source: letter }, { now })
    expect(await uncheckFigure(editor, cell, { now })).toMatchObject({ reason: 'not-checked' })
    await checkFigure(editor, cell, { now })
    await eight()
    const results = await Promise.all(Array.from({ length: 8 }, () => uncheckFigure(editor, cell, { now })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('is out of reach of another newsroom, and not for a reporter', async () => {
    const { reporter, colleague } = await round()
    await saveFigure(reporter, { ...cell, text: '88', source: letter }, { now })
    await checkFigure(await colleague('editor'), cell, { now })
    expect(await uncheckFigure(await person('editor'), cell, { now })).toMatchObject({ reason: 'not-found' })
    await expect(uncheckFigure(await colleague('reporter'), cell, { now })).rejects.toThrow(Forbidden)
    expect(await db.figure.count({ where: { checkedAt: { not: null } } })).toBe(1)
  })
})
