import { LRUCache } from 'lru-cache'

/**
 * What was read or made, kept in this process for as long as what it was made of stands. A place holds one value at a time: `basis` names what the
 * value was made of (a version of the record, a day), and a value of another basis is made anew and takes the former's place. Bounded by the bytes
 * that the values hold, as estimated. Many who ask at once wait for one reading. Undefined, and what is thrown, are not kept.
 */
export type Made = { place: string; basis: string }
type Kept<Value> = { place: string; value: Value }
type Make<Value> = () => Promise<Value | undefined>

export class BoundedCache<Value> {
  private readonly kept: LRUCache<string, Kept<Value>, { place: string; make: Make<Value> }>
  /** Which value stands at a place, by the name it is kept under. */
  private readonly names = new Map<string, string>()

  constructor({ mostBytes, bytesOf }: { mostBytes: number; bytesOf: (value: Value) => number }) {
    this.kept = new LRUCache({
      maxSize: mostBytes,
      // Two bytes a character at most, in both names as in a text.
      sizeCalculation: ({ place, value }, name) => 2 * (place.length + name.length) + Math.ceil(bytesOf(value)),
      dispose: ({ place }, name) => {
        if (this.names.get(place) === name) this.names.delete(place)
      },
      fetchMethod: async (_name, _stale, { context: { place, make } }) => {
        const value = await make()
        return value === undefined ? undefined : { place, value }
      },
      // A reading that is pushed out by others while it is under way still answers those who wait for it.
      ignoreFetchAbort: true,
    })
  }

  /** The value at a place where it was made of just this; undefined where it was not. */
  find(made: Made): Value | undefined {
    return this.kept.get(nameOf(made))?.value
  }

  /** What stands at a place, whatever it was made of: what of it has not changed need not be made again. */
  former(place: string): Value | undefined {
    const name = this.names.get(place)
    return name === undefined ? undefined : this.kept.get(name)?.value
  }

  /** The same, or what `make` brings, kept from then on. What `basis` names must have been read before `make` begins. */
  async get(made: Made, make: Make<Value>): Promise<Value | undefined> {
    const { place } = made
    const name = nameOf(made)
    const kept = await this.kept.fetch(name, { context: { place, make } })
    if (this.kept.has(name)) this.standsAt(place, name)
    return kept?.value
  }

  private standsAt(place: string, name: string) {
    const former = this.names.get(place)
    if (former === name) return
    if (former !== undefined) this.kept.delete(former)
    this.names.set(place, name)
  }

  get size() {
    return this.kept.size
  }
}

const nameOf = ({ place, basis }: Made) => `${place} as of ${basis}`
