import { describe, expect, test } from 'vitest'
import { day } from '@/lib/days'
import { type BoardView, wholeBoard } from '@/lib/board/url'
import { countQuickFilters, filterLabels, groupRows, visibleRows } from '@/lib/board/view'
import { bucketOf, bucketWords, headlineOf, standingsIn } from '@/lib/requests/buckets'
import { type Standing, standings } from '@/lib/clock/standing'
import { answered, clarificationAsked, extended, rowOf, sent } from './rows'

const tess = { id: 'tess', name: 'Tess Amari' }
// Due dates: sent 6 March 2026 is due on 8 April (two Easter days and St Patrick's Day stand between); sent 9 February, on 9 March.
const rows = [
  rowOf('CONES-LAN', [sent('2026-03-06')], { owner: tess }),
  rowOf('CONES-MSY', [sent('2026-02-09'), { type: 'request.acknowledged', on: day('2026-02-10'), reference: 'FOI 26/0417' }]),
  rowOf('CONES-CUM', [sent('2026-03-06'), clarificationAsked('2026-03-26')]),
  rowOf('CONES-COL', [sent('2026-03-31')]),
  rowOf('CONES-SRY', [sent('2026-03-06'), extended('2026-04-08', '2026-05-08')]),
  rowOf('CONES-ESX', [sent('2026-03-06'), answered('2026-04-07', 'refused', ['12'])]),
  rowOf('CONES-SUF', [sent('2026-03-06'), answered('2026-03-27', 'not held')]),
  rowOf('CONES-GLO', [sent('2026-03-06'), answered('2026-04-21', 'disclosed')]),
  rowOf('CONES-KNT', []),
]
const view = (change: Partial<BoardView>): BoardView => ({ ...wholeBoard, ...change })
const names = (change: Partial<BoardView>) => visibleRows(rows, view(change), 'tess').map(({ force }) => force.abbr)

describe('the headline', () => {
  test('what was asked is the sum of its parts, for every mix of standings', () => {
    const all = standings.flatMap((standing, index) => Array<Standing>(index + 1).fill(standing))
    const { asked, all: count, answered: given, ...parts } = headlineOf(all)
    expect(
      parts.disclosed + parts.refused + parts['not held'] + parts['no response'] + parts['answer withdrawn'] + parts.awaiting + parts.withdrawn + parts.lapsed,
    ).toBe(asked)
    expect(asked + parts['not sent']).toBe(count)
    expect(given).toBe(parts.disclosed + parts.refused + parts['not held'])
  })

  test('each part’s filter shows as many rows as the part says', () => {
    const headline = headlineOf(rows.map(({ standing }) => standing))
    for (const bucket of new Set(Object.values(bucketOf)))
      expect(visibleRows(rows, view({ standing: standingsIn(bucket) }), null)).toHaveLength(headline[bucket])
    expect(visibleRows(rows, view({ show: 'asked' }), null)).toHaveLength(headline.asked)
  })

  test('nothing held is no refusal', () => expect(headlineOf(['not held', 'refused'])).toMatchObject({ refused: 1, 'not held': 1, answered: 2 }))
  test('an answer taken back is neither an answer nor silence', () => {
    expect(headlineOf(['answer withdrawn', 'no response'])).toMatchObject({ 'answer withdrawn': 1, 'no response': 1, asked: 2, answered: 0 })
    expect([bucketWords('answer withdrawn', 1), bucketWords('answer withdrawn', 2), bucketWords('refused', 2)]).toEqual([
      'withdrew its answer',
      'withdrew their answers',
      'refused',
    ])
  })
  test('a draft was not asked', () => expect(headlineOf(['draft', 'queued', 'not sent', 'awaiting'])).toMatchObject({ asked: 1, 'not sent': 3, all: 4 }))
})

describe('filters', () => {
  test('a chip counts the rows that a press on it shows', () => {
    for (const { show, count } of countQuickFilters(rows)) expect(names({ show }), show).toHaveLength(count)
  })
  test.each<[string, Partial<BoardView>, string[]]>([
    ['not replied', { show: 'not replied' }, ['MSY', 'LAN', 'CUM', 'COL', 'SRY']],
    ['late answers', { show: 'late' }, ['GLO']],
    ['extended', { show: 'extended' }, ['SRY']],
    ['clarified', { show: 'clarified' }, ['CUM']],
    ['disclosed without a figure entered', { show: 'no figures' }, ['GLO']],
    ['mine', { owner: 'me' }, ['LAN']],
    ['somebody’s', { owner: 'tess' }, ['LAN']],
    ['a force’s reference', { q: '26/0417' }, ['MSY']],
    ['our reference in any case', { q: 'cones-suf' }, ['SUF']],
    ['two words, both of them', { q: 'police esx' }, ['ESX']],
    ['nothing', { q: 'nowhere' }, []],
    ['a state and a search together', { standing: ['no response'], q: 'lan' }, ['LAN']],
  ])('%s', (_, change, expected) => expect(names(change)).toEqual(expected))

  test('“no owner” shows the rows that nobody looks after', () => expect(names({ owner: 'none' })).not.toContain('LAN'))
  test('what is filtered by is said in words', () =>
    expect(filterLabels(view({ standing: ['refused'], show: 'late', q: 'x' }), null)).toEqual(['refused', 'answered late', '“x”']))
})

describe('order', () => {
  test('by need: silence first, longest overdue first, then what waits on us, then the soonest due', () =>
    expect(names({})).toEqual(['MSY', 'LAN', 'CUM', 'COL', 'SRY', 'ESX', 'SUF', 'GLO', 'KNT']))
  test('by need the rows stand in groups that hold them all', () => {
    const groups = groupRows(visibleRows(rows, wholeBoard, null), wholeBoard)
    expect(groups.map(({ title, rows }) => [title, rows.length])).toEqual([
      ['No response, overdue', 2],
      ['Waiting on us', 1],
      ['Awaiting, in time', 2],
      ['Refused', 1],
      ['Not held', 1],
      ['Disclosed', 1],
      ['Not yet asked', 1],
    ])
  })
  test('any other order is flat', () => expect(groupRows(rows, view({ sort: 'force' }))).toHaveLength(1))
  test('by name', () => expect(names({ sort: 'force' })).toEqual(['COL', 'CUM', 'ESX', 'GLO', 'KNT', 'LAN', 'MSY', 'SRY', 'SUF']))
  test('by days: the latest first, then the fewest left', () => expect(names({ sort: 'days' }).slice(0, 2)).toEqual(['MSY', 'LAN']))
  test('a row without a date stands last when the order goes up', () => expect(names({ sort: 'sent' }).at(-1)).toBe('KNT'))
  test('descending is the same order the other way round', () => expect(names({ sort: 'force', descending: true })).toEqual(names({ sort: 'force' }).reverse()))
})
