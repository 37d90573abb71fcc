/**
 * The numbers of the Act, the Code and the regulator, each with the day from which it is in force and its source, in
 * constants.json: they can change. A request is judged by those in force on the day it was received. `isPractice` marks what is
 * the Commissioner's or the desk's own practice, and has no day from which it is in force.
 */
import type { Day } from '@/lib/days'
import table from './constants.json' with { type: 'json' }

type Dated<Value> = { from: string; value: Value; unit: string; source: string; isPractice?: boolean }
type Value = number | string | string[]
type Tables = Record<string, readonly Dated<Value>[]>
export type ConstantName = keyof typeof table
type ValueOf<Name extends ConstantName> = (typeof table)[Name][number]['value']
export type Constants = { readonly [Name in ConstantName]: ValueOf<Name> }

/** Every set that was ever in force, the newest first: few, so that finding the one for a day is a short walk. */
export function setsOf(tables: Tables): { from: string; values: Record<string, Value> }[] {
  const starts = [...new Set(Object.values(tables).flatMap((entries) => entries.map(({ from }) => from)))].sort().reverse()
  return starts.map((from) => ({ from, values: Object.fromEntries(Object.entries(tables).map(([name, entries]) => [name, inForce(entries, from).value])) }))
}

/** The entry in force on a day: the last that had begun, else the first there is. */
function inForce<Value>(entries: readonly Dated<Value>[], on: string): Dated<Value> {
  return entries.findLast(({ from }) => from <= on) ?? entries[0]!
}

const sets = setsOf(table) as unknown as { from: string; values: Constants }[]

/** The constants in force on a day. */
export const constantsOn = (on: Day): Constants => (sets.find(({ from }) => from <= on) ?? sets.at(-1)!).values

/** Where a constant stands written, as it stood on a day. */
export const sourceOf = (name: ConstantName, on: Day) => inForce<Value>(table[name], on).source

/** All constants with their units and sources, for the page that lists them. */
export const constantsWithSources = table as unknown as Record<ConstantName, readonly Dated<Value>[]>

/** The day of what Parliament has passed and nobody has appointed a day for: it is never in force until somebody writes one here. */
export const DAY_TO_BE_APPOINTED = '9999-12-31'

/** 'the Information Commissioner' on a day; the Information Commission after him. */
export const regulatorOn = (on: Day) => `the ${constantsOn(on).regulatorName}`

export const sectionKinds = ['absolute', 'qualified', 'disputed', 'procedural', 'other'] as const
export type SectionKind = (typeof sectionKinds)[number]

/**
 * What kind of exemption a section is, as the force cites it ('40(2)', '31(1)(a)', '12'). Only a qualified one may extend
 * the time (s.10(3)). The surprise: s.40 is absolute in practice, but its (3B) and (4A) carry a public-interest test, and of
 * its (5A) and (5B) that is disputed: nobody is called late for having weighed it.
 */
export function kindOfSection(section: string, on: Day): SectionKind {
  const { absoluteSections, qualifiedSections, disputedSections, proceduralSections } = constantsOn(on)
  const kinds = { absolute: absoluteSections, qualified: qualifiedSections, disputed: disputedSections, procedural: proceduralSections }
  let [kind, closest]: [SectionKind, string] = ['other', '']
  for (const [name, listed] of Object.entries(kinds))
    for (const entry of listed) if (isUnder(section, entry) && entry.length > closest.length) [kind, closest] = [name as SectionKind, entry]
  return kind
}

/** Whether a section refuses to say that anything is held: a refusal of s.1(1)(a), under another duty than to communicate. */
export const isNeitherConfirmNorDeny = (section: string, on: Day) => constantsOn(on).denialSections.some((entry) => isUnder(section, entry))

/** A refusal for cost: s.12, under whichever of its subsections and however a force writes them. */
export const isForCost = (section: string) => /^12(\D|$)/.test(section)

/** s.21: what was asked for is published already, so that the refusal points to figures. */
export const isForPublished = (section: string) => /^21(\D|$)/.test(section)

/** '40(2)(a)' is under '40(2)' and under '40'; '22A' is not under '22'. Some forces write '40(5b)'. */
const isUnder = (section: string, entry: string) => `${section}(`.toUpperCase().startsWith(`${entry}(`.toUpperCase())
