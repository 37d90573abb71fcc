/**
 * Which force a text means, or none. People write 'met police', 'Hampshire & IOW', 'London, City of', 'Heddlu Gwent', 'S. Yorks' and
 * slip by a letter; all of these name one force. A place that several forces police ('Yorkshire', 'London') names none: it is
 * answered with the candidates, and a person chooses. A commissioner ('Kent PCC') is an authority of its own, never the force.
 */
import { ambiguousKeys, exactKey, genericWords, isOneSlip, officePattern, plainKey, tokensOf } from './name-words'

export type NamedForce = {
  id: string
  name: string
  shortName: string
  abbr: string
  aliases: readonly string[]
  pfaCode?: string | null
  region?: string | null
  country?: string | null
}

export type Named<Force> = { force: Force; candidates?: undefined } | { force?: undefined; candidates: Force[] }

export function forceNamed<Force extends NamedForce>(text: string, forces: readonly Force[]): Named<Force> {
  return forceMatcher(forces)(text)
}

/** The same for many texts: the forces' names are indexed once. */
export function forceMatcher<Force extends NamedForce>(forces: readonly Force[]): (text: string) => Named<Force> {
  const index = indexOf(forces)
  return (text) => {
    const found = readingsOf(text).reduce<Set<Force>>((sofar, reading) => (sofar.size > 0 ? sofar : named(reading, index)), new Set())
    const [force] = found
    if (force && found.size === 1) return { force }
    return { candidates: found.size > 1 ? [...found] : candidatesOf(text, forces, index) }
  }
}

// ---- index -----------------------------------------------------------------

type Index<Force> = {
  /** Names as they are written. */
  exact: Map<string, Set<Force>>
  /** Names without 'police', 'constabulary' and their like. */
  plain: Map<string, Set<Force>>
  /** Long enough to forgive a slip: a name of four letters or more, an alias of eight. */
  long: Map<string, Set<Force>>
  tokens: Map<Force, Set<string>>
}

function indexOf<Force extends NamedForce>(forces: readonly Force[]): Index<Force> {
  const index: Index<Force> = { exact: new Map(), plain: new Map(), long: new Map(), tokens: new Map() }
  const put = (map: Map<string, Set<Force>>, key: string, force: Force) => map.set(key, (map.get(key) ?? new Set()).add(force))
  for (const force of forces) {
    const names = [force.name, force.shortName]
    for (const name of [...names, force.id, force.abbr, force.abbr.replace(/[^A-Za-z0-9]/g, ''), ...force.aliases, ...(force.pfaCode ? [force.pfaCode] : [])]) {
      const words = tokensOf(name)
      if (words.length === 0) continue
      put(index.exact, exactKey(words), force)
      const key = plainKey(words)
      if (ambiguousKeys.has(key)) continue
      put(index.plain, key, force)
      if (key.length >= (names.includes(name) ? 4 : 8)) put(index.long, key, force)
    }
    index.tokens.set(
      force,
      new Set([...names, ...force.aliases, force.region ?? '', force.country ?? ''].flatMap(tokensOf).filter((word) => !genericWords.has(word))),
    )
  }
  return index
}

// ---- readings --------------------------------------------------------------

/** The ways in which one text can be read, the plainest first. Each is one name, or several that must mean one force. */
function readingsOf(text: string): string[][] {
  const readings: string[][] = [[text]]
  // 'Wales, North' and 'London, City of' are turned round, as lists that sort by place print them.
  const turned = /^([^,]+),([^,]+)$/.exec(text)
  if (turned) readings.push([`${turned[2]} ${turned[1]}`])
  // 'Hampshire (Constabulary)', 'Police (Kent)', 'Gwent Police (Heddlu Gwent)'
  const bracket = /^([^()[\]]*)[([]([^()[\]]*)[)\]]?\s*$/.exec(text)
  if (bracket) readings.push([bracket[1]!], [bracket[2]!])
  // 'South Wales Police / Heddlu De Cymru': every part must name the same one.
  const parts = text.split(/\s*[/|;:]\s*|\s+[-–—]\s+/).filter(Boolean)
  if (parts.length > 1) readings.push(parts)
  return readings
}

function named<Force extends NamedForce>(parts: readonly string[], index: Index<Force>): Set<Force> {
  const each = parts.map((part) => namedByOne(tokensOf(part), index))
  if (each.some((found) => found.size === 0)) return new Set()
  return new Set(each.flatMap((found) => [...found]))
}

function namedByOne<Force extends NamedForce>(words: readonly string[], index: Index<Force>): Set<Force> {
  const exact = index.exact.get(exactKey(words))
  if (exact) return exact
  if (officePattern.test(words.join(' '))) return new Set()
  const key = plainKey(words)
  return index.plain.get(key) ?? namedTwice(words, index) ?? nearlyNamed(key, index)
}

/** 'Heddlu Gogledd Cymru North Wales Police': two names of one force, one after the other. */
function namedTwice<Force>(words: readonly string[], index: Index<Force>): Set<Force> | undefined {
  for (let at = 1; at < words.length; at++) {
    const first = index.plain.get(plainKey(words.slice(0, at)))
    const second = index.plain.get(plainKey(words.slice(at)))
    if (first?.size === 1 && second?.size === 1 && [...first][0] === [...second][0]) return first
  }
  return undefined
}

/**
 * Names that are one slip away. Two forces that are as near leave it open; so does a word that is the name of something else. A name of
 * four letters is only ever in the way: 'sent' is not Kent.
 */
function nearlyNamed<Force>(key: string, index: Index<Force>): Set<Force> {
  if (key.length < 4 || otherPlaces.has(key)) return new Set()
  const near = [...index.long].filter(([name]) => isOneSlip(key, name))
  return near.some(([name]) => name.length > 4) ? new Set(near.flatMap(([, forces]) => [...forces])) : new Set()
}

/** One letter away from a force and yet no slip: Wessex is a region of its own, Cambria is Wales. */
const otherPlaces = new Set(['wessex', 'cambria', 'umbria', 'trent', 'ghent'])

// ---- candidates ------------------------------------------------------------

/** Forces that the text may mean, likeliest first: those whose names hold its words, then those that lie in a region or nation of that name. */
function candidatesOf<Force extends NamedForce>(text: string, forces: readonly Force[], index: Index<Force>): Force[] {
  const words = tokensOf(text).filter((word) => !genericWords.has(word) && word.length > 1)
  if (words.length === 0 || officePattern.test(tokensOf(text).join(' '))) return []
  const inName = (force: Force, word: string) => [force.name, force.shortName, ...force.aliases].some((name) => tokensOf(name).includes(word))
  const scored = forces.map((force) => {
    const tokens = [...(index.tokens.get(force) ?? [])]
    const score = words.reduce((sum, word) => {
      if (tokens.includes(word)) return sum + (inName(force, word) ? 3 : 2)
      return (
        sum +
        (word.length > 3 && tokens.some((token) => token.length > 3 && (isOneSlip(word, token) || token.startsWith(word) || word.startsWith(token))) ? 1 : 0)
      )
    }, 0)
    return { force, score }
  })
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 12)
    .map(({ force }) => force)
}

/** The force that goes by exactly this name, whatever its case, spacing or 'police', or null. Slips are not forgiven: it tells whether a name is free. */
export function takenBy<Force extends NamedForce>(name: string, forces: readonly Force[]): Force | null {
  const index = indexOf(forces)
  const words = tokensOf(name)
  const found = index.exact.get(exactKey(words)) ?? index.plain.get(plainKey(words))
  return found ? [...found][0]! : null
}
