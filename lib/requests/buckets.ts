import type { Standing } from '@/lib/clock/standing'

/**
 * The newsroom's words, into which standings fold, on the board's headline and in the report: every standing is counted in exactly one part, so what was asked is the sum of the rest. "Not
 * held" is a part of its own: calling it refused would be wrong in copy. So is an answer that was taken back: it is neither an answer nor silence. A draft, or a letter that failed, asked nothing.
 */
export const buckets = ['disclosed', 'refused', 'not held', 'no response', 'answer withdrawn', 'awaiting', 'withdrawn', 'lapsed', 'not sent'] as const
export type Bucket = (typeof buckets)[number]

export const bucketOf = {
  'no response': 'no response',
  'answer withdrawn': 'answer withdrawn',
  clarification: 'awaiting',
  'fee asked': 'awaiting',
  'fee lapsed': 'lapsed',
  awaiting: 'awaiting',
  extended: 'awaiting',
  refused: 'refused',
  'not held': 'not held',
  'part disclosed': 'disclosed',
  disclosed: 'disclosed',
  withdrawn: 'withdrawn',
  'not sent': 'not sent',
  queued: 'not sent',
  draft: 'not sent',
} as const satisfies Record<Standing, Bucket>

/** Parts that are shown only where something is in them. */
export const rareBuckets: readonly Bucket[] = ['answer withdrawn', 'withdrawn', 'lapsed', 'not sent']

/** What stands under the number of a part: '1 withdrew its answer'. */
export const bucketWords = (bucket: Bucket, count: number) =>
  bucket === 'answer withdrawn' ? `withdrew ${count === 1 ? 'its answer' : 'their answers'}` : bucket === 'lapsed' ? 'lapsed, fee not paid' : bucket

/** '5 refused, 2 of them point to published figures': s.21 is no silence about figures. */
export const publishedWords = (refused: number, published: number) =>
  `${refused} refused, ${published === refused ? (refused === 1 ? 'and it points' : 'all of them point') : `${published} of them ${published === 1 ? 'points' : 'point'}`} to published figures`

export const standingsIn = (bucket: Bucket) => (Object.keys(bucketOf) as Standing[]).filter((standing) => bucketOf[standing] === bucket)

export type Headline = Record<Bucket, number> & { all: number; asked: number; answered: number }

/** What a round's standings add up to. `asked` is the sum of all parts but "not sent". */
export function headlineOf(standings: Iterable<Standing>): Headline {
  const headline: Headline = {
    disclosed: 0,
    refused: 0,
    'not held': 0,
    'no response': 0,
    'answer withdrawn': 0,
    awaiting: 0,
    withdrawn: 0,
    lapsed: 0,
    'not sent': 0,
    all: 0,
    asked: 0,
    answered: 0,
  }
  for (const standing of standings) {
    headline.all += 1
    headline[bucketOf[standing]] += 1
  }
  headline.asked = headline.all - headline['not sent']
  headline.answered = headline.disclosed + headline.refused + headline['not held']
  return headline
}
