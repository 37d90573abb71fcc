import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import { countsOf } from '@/lib/reports/compose'
import { datasetSchema, reportStandings } from '@/lib/reports/dataset'
import { bucketOf, buckets } from '@/lib/requests/buckets'
import { standings } from '@/lib/clock/standing'
import { answered, asAt, datasetFrom, figure, investigation, requestTo, sent, territorial } from './round'

const rowOf = (dataset: ReturnType<typeof datasetFrom>, forceId: string) => dataset.rows.find((row) => row.forceId === forceId)!

describe('the dataset', () => {
  test('reads by its own schema, and comes back from JSON as it was', () => {
    const dataset = datasetFrom(
      [requestTo('kent', [sent]), requestTo('gwent', [sent, answered('2026-04-01', 'disclosed')])],
      [figure('gwent', 'LOST', '1,189')],
    )
    expect(datasetSchema.parse(dataset)).toEqual(dataset)
    expect(datasetSchema.parse(JSON.parse(JSON.stringify(dataset)))).toEqual(dataset)
  })

  test('a report issued before there was a word for an answer withdrawn has none of it, and is read still', () => {
    const { counts, ...dataset } = datasetFrom([requestTo('kent', [sent])])
    const without = (words: Record<string, number>) => Object.fromEntries(Object.entries(words).filter(([word]) => word !== 'answer withdrawn'))
    const old = { ...dataset, counts: { ...counts, byWord: without(counts.byWord), byStanding: without(counts.byStanding) } }
    expect(datasetSchema.parse(old).counts).toEqual(counts)
  })

  test('an answer withdrawn is told as that: neither as an answer, nor as late, nor as silence', () => {
    const back = { type: 'answer.retracted', on: '2026-04-14' } as never
    const dataset = datasetFrom([requestTo('kent', [sent, answered('2026-04-01', 'disclosed'), back]), requestTo('gwent', [sent])])
    expect(rowOf(dataset, 'kent')).toMatchObject({ standing: 'answer withdrawn', daysLate: null, answeredOn: null, fact: 'since 14\u00a0Apr' })
    expect(dataset.overdue.map(({ forceId }) => forceId)).toEqual(['gwent'])
    expect(dataset.inShort.slice(0, 2)).toEqual([
      '0 of 2 forces have answered\t(0%). The one that has not is late. 1 withdrew its answer.',
      '0 disclosed, 0 refused,\tnone said it held no information, 1 had not answered in time, of whom none acknowledged the request, 1 withdrew its answer.',
    ])
    expect(datasetFrom([requestTo('gwent', [sent])]).inShort.join(' ')).not.toContain('withdrew')
  })

  test('an answer after a late notice is not inside the legal limit, one after a notice in time is', () => {
    const extended = (on: string) => ({ type: 'request.extended', on, to: '2026-05-06', sections: ['31(1)(a)'] }) as never
    const inShort = (noticeOn: string) => datasetFrom([requestTo('kent', [sent, extended(noticeOn), answered('2026-04-22', 'disclosed')])]).inShort[0]
    expect(inShort('2026-04-08')).toBe('1 of 1 force has answered\t(100%), all inside the legal limit.')
    expect(inShort('2026-04-21')).toBe('1 of 1 force has answered\t(100%), 0 of them inside the legal limit.')
  })

  test('under way is what is not over: neither a review that is decided nor a complaint or an appeal that is', () => {
    const facts = [sent, answered('2026-03-20', 'refused', 'refused', ['40(2)']), { type: 'review.asked', on: '2026-03-23' } as never]
    const underWay = (...more: object[]) => datasetFrom([requestTo('kent', [...facts, ...(more as never[])])]).escalations.map(({ what }) => what)
    const decided = { type: 'review.decided', on: '2026-04-07', upheld: 'upheld' }
    const complaint = { type: 'complaint.made', on: '2026-04-08' }
    const notice = { type: 'complaint.decided', on: '2026-04-14', decision: 'against us' }
    const appeal = { type: 'appeal.made', on: '2026-04-15' }
    expect(underWay()).toEqual(['Internal review asked for'])
    expect(underWay(decided)).toEqual([])
    expect(underWay(decided, complaint)).toEqual(['Complaint to the Information Commissioner'])
    expect(underWay(decided, complaint, notice)).toEqual([])
    expect(underWay(decided, complaint, notice, appeal)).toEqual(['Appeal to the tribunal'])
    expect(underWay(decided, complaint, notice, appeal, { type: 'appeal.decided', on: '2026-04-20', decision: 'against us' })).toEqual([])
    expect(underWay({ type: 'request.withdrawn', on: '2026-04-20' })).toEqual([])
  })

  test('a refusal that points to published figures is counted apart', () => {
    const dataset = datasetFrom([
      requestTo('kent', [sent, answered('2026-04-01', 'refused', 'refused', ['21'])]),
      requestTo('gwent', [sent, answered('2026-04-01', 'refused', 'refused', ['12'])]),
      requestTo('sussex', [sent, answered('2026-04-01', 'refused', 'refused', ['21', '40(2)'])]),
    ])
    expect(dataset.counts.published).toBe(1)
    expect(dataset.inShort[1]).toBe('0 disclosed, 3 refused, 1 of them points to published figures,\tnone said it held no information, none was overdue.')
    const none = datasetFrom([requestTo('gwent', [sent, answered('2026-04-01', 'refused', 'refused', ['12'])])])
    expect([none.counts.published, none.inShort.join().includes('published')]).toEqual([0, false])
  })

  test('what was not done and what is only to note stand apart', () => {
    const late = { type: 'request.extended', on: '2026-04-14', to: '2026-05-06', sections: ['31(1)(a)'] }
    const disputed = { type: 'clarification.asked', on: '2026-03-12', disputed: true }
    const dataset = datasetFrom([requestTo('kent', [sent, disputed as never, late as never])])
    expect(dataset.outOfOrder!.map(({ says }) => says.replaceAll('\u00a0', ' '))).toEqual([
      expect.stringMatching(/^Was late when the force extended the time/),
      expect.stringMatching(/^The extension notice of Tuesday 14 April 2026 came 4 working days after/),
    ])
    expect(dataset.toNote!.map(({ says }) => says)).toEqual([expect.stringMatching(/is disputed/)])
    const back = datasetFrom([requestTo('kent', [sent, answered('2026-03-20', 'disclosed'), { type: 'answer.retracted', on: '2026-03-23' } as never])])
    expect([back.outOfOrder, back.toNote!.length]).toEqual([[], 1])
  })

  test('has a row for every force, the silent ones included, A to Z, in whatever order they come', () => {
    const requests = territorial.map(({ id }) => requestTo(id, [sent]))
    const order = datasetFrom(requests).rows.map(({ forceId }) => forceId)
    expect(order).toHaveLength(43)
    expect(datasetFrom(requests.toReversed()).rows.map(({ forceId }) => forceId)).toEqual(order)
    expect(order.slice(0, 3)).toEqual(['avon-and-somerset', 'bedfordshire', 'cambridgeshire'])
    expect(datasetFrom(requests.toReversed())).toEqual(datasetFrom(requests))
  })

  test('a standing is a word of the desk’s, and every one of them has a bucket', () => {
    expect([...reportStandings].toSorted()).toEqual([...standings].toSorted())
    expect(Object.keys(bucketOf).toSorted()).toEqual([...standings].toSorted())
  })

  test('counts partition: each row is counted once, and what was asked is the sum of the words but "not sent"', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...reportStandings)), (those) => {
        const { forces, asked, byWord, byStanding } = countsOf(those.map((standing) => ({ standing })))
        const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0)
        expect([forces, sum(byWord), sum(byStanding)]).toEqual([those.length, those.length, those.length])
        expect(asked).toBe(buckets.filter((word) => word !== 'not sent').reduce((total, word) => total + byWord[word], 0))
      }),
    )
  })

  test('an event dated later makes no difference, a correction made later does', () => {
    const before = datasetFrom([requestTo('kent', [sent])])
    expect(datasetFrom([requestTo('kent', [sent, answered('2026-04-24', 'disclosed')])])).toEqual(before)
    const corrected = datasetFrom([
      requestTo('kent', [
        sent,
        { ...answered('2026-04-01', 'disclosed'), id: 'wrong' },
        { type: 'event.voided', on: '2026-05-01', event: 'wrong', reason: 'another force' } as never,
      ]),
    ])
    expect(rowOf(corrected, 'kent')).toMatchObject({ standing: 'no response', answeredOn: null, outcome: '' })
  })
})

describe('a row', () => {
  test('of a silent force says by how many working days it is late, and nothing that it did not give', () => {
    expect(
      rowOf(
        datasetFrom([
          requestTo('kent', [
            sent,
            { type: 'reminder.sent', on: '2026-04-10' } as never,
            { type: 'note.added', on: '2026-04-10', text: ' Rang them. ' } as never,
          ]),
        ]),
        'kent',
      ),
    ).toMatchObject({
      standing: 'no response',
      outcome: '',
      sentOn: '2026-03-06',
      receivedOn: '2026-03-06',
      dueOn: '2026-04-08',
      dueOnRuleB: '2026-04-08',
      daysLate: 11,
      fact: '11 late',
      answeredOn: null,
      workingDaysTaken: null,
      remindersSent: 1,
      lastContactOn: '2026-04-10',
      figuresGiven: 0,
      figuresAsked: 2,
      notes: 'Rang them.',
      cells: [null, null],
    })
  })

  test('of a force that gave figures and refused part is disclosed in part, and keeps its exemptions', () => {
    const dataset = datasetFrom(
      [
        requestTo('kent', [
          sent,
          { type: 'request.acknowledged', on: '2026-03-09', reference: 'FOI/1' } as never,
          answered('2026-04-02', 'disclosed', 'refused', ['43(2)']),
        ]),
      ],
      [figure('kent', 'LOST', '<5'), figure('kent', 'COST', 'refused s.43(2)')],
    )
    expect(rowOf(dataset, 'kent')).toMatchObject({
      standing: 'part disclosed',
      outcome: 'part disclosed',
      exemptions: ['s.43(2)'],
      forceReference: 'FOI/1',
      acknowledgedOn: '2026-03-09',
      answeredOn: '2026-04-02',
      workingDaysTaken: 18,
      daysLate: null,
      figuresGiven: 1,
      fact: '1/2',
    })
    expect(rowOf(dataset, 'kent').cells.map((cell) => cell && { kind: cell.kind, written: cell.written, shown: cell.shown, value: cell.value })).toEqual([
      { kind: 'below', written: '<5', shown: '<5', value: null },
      { kind: 'refused', written: 'refused', shown: 's.43(2)', value: null },
    ])
  })

  test('of a demonstration says so in its notes, whatever else they say', () => {
    const dataset = datasetFrom([requestTo('kent', [sent])], [], { investigation: { ...investigation, demonstration: true } })
    expect(rowOf(dataset, 'kent').notes).toBe('Invented for the demonstration.')
  })

  test('a blank cell is awaited and never nought; a figure taken back is no number', () => {
    const dataset = datasetFrom([requestTo('kent', [sent])], [figure('kent', 'LOST', ''), figure('kent', 'COST', '12.50', { isRetracted: true })])
    expect(rowOf(dataset, 'kent').cells[0]).toBeNull()
    expect(rowOf(dataset, 'kent').cells[1]).toMatchObject({ kind: 'withdrawn', written: 'withdrawn', value: null })
    expect(rowOf(dataset, 'kent').figuresGiven).toBe(0)
  })
})

describe('totals', () => {
  test('are ranges where a cell is one, and say how many forces they rest on and whom they leave out', () => {
    const dataset = datasetFrom(
      ['kent', 'gwent', 'sussex'].map((id) => requestTo(id, [sent, answered('2026-04-01', 'disclosed')])),
      [figure('kent', 'LOST', '100'), figure('gwent', 'LOST', '<5'), figure('sussex', 'LOST', '7', { periodSaid: 'financial year 2025/26' })],
    )
    expect(dataset.columns[0]).toMatchObject({ low: 100, high: 104, total: '100–104', forces: 2, leftOut: ['Sussex counted another period.'] })
    expect(dataset.columns[1]).toMatchObject({ low: null, high: null, total: '', forces: 0, leftOut: [] })
    expect(dataset.inShort.join(' ')).toContain('Cones lost, 2025:\tBetween 100 and 104, from 2 of 3 forces')
  })
})

describe('the lists', () => {
  test('the overdue stand by days late and are as many as the headline counts', () => {
    const dataset = datasetFrom([
      requestTo('kent', [{ ...sent, on: '2026-03-09' }]),
      requestTo('gwent', [sent]),
      requestTo('sussex', [{ ...sent, on: '2026-04-20' }]),
      requestTo('essex', [sent, answered('2026-04-20', 'disclosed')]),
    ])
    expect(dataset.overdue.map(({ forceId, daysLate }) => [forceId, daysLate])).toEqual([
      ['gwent', 11],
      ['kent', 10],
    ])
    expect(dataset.counts.byWord).toMatchObject({ 'no response': 2, awaiting: 1, disclosed: 1 })
    expect(rowOf(dataset, 'essex')).toMatchObject({ standing: 'disclosed', daysLate: 8 })
  })

  test('refusals stand under each section cited, whole and in part, and one that names none is not lost', () => {
    const dataset = datasetFrom([
      requestTo('kent', [sent, answered('2026-04-01', 'refused', 'refused', ['12'])]),
      requestTo('gwent', [sent, answered('2026-04-01', 'disclosed', 'refused', ['12', '43(2)'])]),
      requestTo('sussex', [sent, answered('2026-04-01', 'refused', 'refused')]),
      requestTo('essex', [sent, answered('2026-04-01', 'refused', 'refused', ['40(5B)'])]),
    ])
    expect(dataset.refusals).toEqual([
      { section: 's.12', about: 'Cost over the limit', kind: 'cost limit, not an exemption', whole: ['Kent'], part: ['Gwent (question 2)'] },
      { section: 'none named', about: 'A refusal that cites no section', kind: 's.17 requires one, as far as logged', whole: ['Sussex'], part: [] },
      {
        section: 's.40(5B)',
        about: 'Personal information, neither confirmed nor denied',
        kind: 'whether a public interest test applies is disputed',
        whole: ['Essex'],
        part: [],
      },
      { section: 's.43(2)', about: 'Commercial interests', kind: 'qualified: public interest test', whole: [], part: ['Gwent (question 2)'] },
    ])
  })

  test('whoever took more time or waits on us is told with the date and the reason', () => {
    const dataset = datasetFrom([
      requestTo('kent', [sent, { type: 'request.extended', on: '2026-03-30', to: '2026-05-06', sections: ['43(2)'] } as never]),
      requestTo('gwent', [sent, { type: 'request.extended', on: '2026-03-30', to: '2026-05-06', sections: ['12'] } as never]),
      requestTo('sussex', [sent, { type: 'clarification.asked', on: '2026-03-26' } as never]),
    ])
    expect(dataset.waiting).toEqual([
      {
        force: 'Gwent Police',
        said: 's.10(3), to weigh s.12',
        on: '2026-03-30',
        until: '2026-05-06',
        remark: 'Names no section that allows it, so it extends nothing.',
      },
      { force: 'Kent Police', said: 's.10(3), to weigh s.43(2)', on: '2026-03-30', until: '2026-05-06', remark: '' },
      { force: 'Sussex Police', said: 's.1(3), asked us to clarify', on: '2026-03-26', until: null, remark: 'No time runs until it has our answer.' },
    ])
    expect(dataset.rows.map(({ standing }) => standing)).toEqual(['no response', 'extended', 'clarification'])
  })

  test('a clarification that was answered is told with the date the new time ends, and so is a narrower request', () => {
    const clarified = [sent, { type: 'clarification.asked', on: '2026-03-20' }, { type: 'clarification.answered', on: '2026-04-01' }]
    const refused = { type: 'request.answered', on: '2026-03-20', outcomes: [1, 2].map((question) => ({ question, outcome: 'refused', sections: ['12'] })) }
    const dataset = datasetFrom([
      requestTo('kent', clarified as never),
      requestTo('gwent', [sent, refused, { type: 'request.refined', on: '2026-04-07' }] as never),
    ])
    expect(dataset.waiting).toEqual([
      { force: 'Gwent Police', said: 'refused for cost, and we narrowed the request', on: '2026-04-07', until: '2026-05-06', remark: 'A new time runs.' },
      { force: 'Kent Police', said: 's.1(3), asked us to clarify, and we answered', on: '2026-04-01', until: '2026-05-01', remark: 'A new time runs.' },
    ])
    expect(rowOf(dataset, 'kent').marks).toEqual(['New clock 1\u00a0Apr'])
  })

  test('each row has its marks, and what is out of order is told with its source; lateness is told in the rows', () => {
    const dataset = datasetFrom([
      requestTo('kent', [sent, { type: 'request.acknowledged', on: '2026-03-09', dueOnSaid: '2026-04-07' } as never]),
      requestTo('gwent', [sent, { type: 'request.extended', on: '2026-03-30', to: '2026-05-06', sections: ['12'] } as never]),
    ])
    expect(dataset.rows.map(({ marks }) => marks)).toEqual([['Extends nothing'], ['Their date differs']])
    expect(dataset.outOfOrder).toEqual([])
    expect(dataset.toNote).toEqual([
      { force: 'Gwent Police', says: expect.stringContaining('extends nothing: s.12 has no public-interest test'), source: 'FOIA 2000 s.10(3)' },
      {
        force: 'Kent Police',
        says: expect.stringContaining('The force says that a reply is due on Tuesday 7\u00a0April 2026'),
        source: 'FOIA 2000 s.10(1) and (6)',
      },
    ])
  })

  test('reviews, complaints and the windows that still close are told', () => {
    const dataset = datasetFrom([
      requestTo('kent', [sent, answered('2026-04-01', 'refused', 'refused', ['12'])]),
      requestTo('gwent', [sent, answered('2026-04-01', 'refused', 'refused', ['12']), { type: 'review.asked', on: '2026-04-15' } as never]),
    ])
    expect(dataset.windows).toEqual([
      {
        force: 'Kent Police',
        step: 'Ask for an internal review',
        by: expect.any(String),
        counted: expect.stringMatching(/^the fortieth working day after the answer of/),
      },
    ])
    expect(dataset.escalations).toMatchObject([{ force: 'Gwent Police', what: 'Internal review asked for', on: '2026-04-15' }])
    expect(rowOf(dataset, 'gwent')).toMatchObject({ reviewRequestedOn: '2026-04-15', reviewDueOn: '2026-05-14' })
  })

  test('sources stand by file, with their places; a figure without one is counted', () => {
    const dataset = datasetFrom(
      [requestTo('kent', [sent, answered('2026-04-01', 'disclosed')])],
      [figure('kent', 'LOST', '4', { place: 'B2' }), figure('kent', 'COST', '5', { source: null, file: null, place: null })],
    )
    expect(dataset.sources).toEqual([{ force: 'Kent', says: 'no reference, 1\u00a0Apr 2026: cones.xlsx, B2; 1 figure without a source.' }])
  })
})

test('since the last report: who answered, who became late, whose figures changed', () => {
  const before = {
    ...datasetFrom(
      [
        requestTo('kent', [sent], day('2026-04-01')),
        requestTo('gwent', [sent], day('2026-04-01')),
        requestTo('essex', [sent, answered('2026-03-20', 'disclosed')], day('2026-04-01')),
      ],
      [figure('essex', 'LOST', '5')],
      { asAt: day('2026-04-01') },
    ),
    number: 2,
  }
  const after = datasetFrom(
    [
      requestTo('kent', [sent]),
      requestTo('gwent', [sent, answered('2026-04-20', 'disclosed')]),
      requestTo('essex', [sent, answered('2026-03-20', 'disclosed')]),
    ],
    [figure('essex', 'LOST', '6')],
    { previous: before },
  )
  expect(after.sinceLast).toEqual({
    number: 2,
    asAt: '2026-04-01',
    says: ['Answered: Gwent (8 working days late).', 'Became late: Kent (due 8\u00a0Apr).', 'Figures changed or withdrawn: Essex (1 figure).'],
  })
})

test('the method note says what is true of this round alone', () => {
  const heads = (dataset: ReturnType<typeof datasetFrom>) => dataset.method.map(({ head }) => head)
  expect(heads(datasetFrom([requestTo('kent', [sent])], [], { investigation: { ...investigation, measures: [] } }))).not.toContain('Figures')
  const scots = datasetFrom([requestTo('police-scotland', [sent])])
  expect(scots.method.at(-1)!.text).toContain('Police Scotland')
  expect(
    datasetFrom([requestTo('kent', [sent])], [], {
      changes: [{ on: day('2026-06-15'), effect: 'added', name: 'A holiday', reason: 'proclaimed' }],
    }).method.find(({ head }) => head === 'Working days')!.text,
  ).toContain('2026-06-15 added (A holiday: proclaimed)')
})

test('nothing asked yet is said, not divided by', () => {
  expect(datasetFrom([requestTo('kent', [])]).inShort).toEqual(['Nothing has been asked yet:\t1 request in draft.'])
  expect(datasetFrom([requestTo('kent', [])], [], { asAt }).counts).toMatchObject({ forces: 1, asked: 0 })
})
