import type { Badge } from '@/lib/requests/badges'
import type { SortKey } from './url'
import type { Standing } from '@/lib/clock/standing'
import type { NextStep } from '@/lib/chasing/steps'

/**
 * The rows of a board as plain texts, ready to print: they travel to the browser once, and the map and the table are drawn from
 * them there as on the server. What names a request stands in its tile, and its row in the table points to it; texts that many
 * rows share stand once, in a list, and a row holds their place in it. All of it is text, so that it travels as lines (`packed`). '' is what there is none of.
 */
export type Tile = [
  /** '' where it is the investigation's code and the force's letters. */
  reference: string,
  shortName: string,
  abbr: string,
  standing: Standing,
  fact: string,
  /** Per cent of the figures asked for that were given, where that says something. */
  share: string,
  /** Place on the map, from 1. */
  gridRow: string,
  gridColumn: string,
]

export type DaysTone = '' | 'late' | 'dim'

export type TableRow = [
  tile: string,
  /** '' where it is the short name and "Police", as most are. */
  name: string,
  sent: string,
  due: string,
  days: string,
  daysTone: DaysTone,
  /** Places of marks, with a space between them. */
  marks: string,
  contactOn: string,
  contact: string,
  forceReference: string,
  figuresGiven: string,
  figuresAsked: string,
  owner: string,
  step: string,
]

export type Mark = [words: string, tone: Badge['tone'], title: string]
export type Step = [words: string, reason: string, by: NextStep['by']]

/** A part of the sentence, a line of the key and a chip, each with the query that shows what it counts. */
export type SentencePart = [query: string, count: string, words: string, tone: 'hot' | '', isOn: 'on' | '']
export type StandingCount = [query: string, count: string, standing: Standing, isOn: 'on' | '']
export type Chip = [query: string, count: string, words: string, state: 'on' | 'none' | '']
/** The query that a press on a column's head asks for. */
export type SortQuery = [query: string, key: SortKey]

/** Lines of texts as one text. A tab or a new line within one would be a space on the page anyway, and is one here. */
export const packed = (lines: readonly (readonly string[])[]) => lines.map((line) => line.map((text) => text.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n')

/** The lines again. No lines are '', so a line alone must have something in it. */
export const unpacked = <Line extends readonly string[]>(text: string) => (text ? text.split('\n').map((line) => line.split('\t')) : []) as unknown as Line[]

/** The reference in a tile, and the name in a row. */
export const referenceOf = (reference: string, abbr: string, code: string) => reference || `${code}-${abbr}`
export const nameOf = (name: string, shortName: string) => name || `${shortName} Police`
