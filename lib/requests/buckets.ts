import type { Standing } from './standing'

/**
 * The headline's partition: every standing is counted in exactly one part, so what was asked is the sum of the rest. "Not
 * held" is a part of its own: calling it refused would be wrong in copy. A draft, or a letter that failed, asked nothing.
 */
export type Bucket = 'disclosed' | 'refused' | 'not held' | 'no response' | 'awaiting' | 'withdrawn' | 'not asked'

export const bucketOf: Record<Standing, Bucket> = {
  'no response': 'no response',
  clarification: 'awaiting',
  awaiting: 'awaiting',
  extended: 'awaiting',
  refused: 'refused',
  'not held': 'not held',
  'part disclosed': 'disclosed',
  disclosed: 'disclosed',
  withdrawn: 'withdrawn',
  'not sent': 'not asked',
  queued: 'not asked',
  draft: 'not asked',
}

export const standingsIn = (bucket: Bucket) => (Object.keys(bucketOf) as Standing[]).filter((standing) => bucketOf[standing] === bucket)

export type Headline = Record<Bucket, number> & { all: number; asked: number; answered: number }

/** What a round's standings add up to. `asked` is the sum of all parts but "not asked". */
export function headlineOf(standings: Iterable<Standing>): Headline {
  const headline: Headline = {
    disclosed: 0,
    refused: 0,
    'not held': 0,
    'no response': 0,
    awaiting: 0,
    withdrawn: 0,
    'not asked': 0,
    all: 0,
    asked: 0,
    answered: 0,
  }
  for (const standing of standings) {
    headline.all += 1
    headline[bucketOf[standing]] += 1
  }
  headline.asked = headline.all - headline['not asked']
  headline.answered = headline.disclosed + headline.refused + headline['not held']
  return headline
}
