import { LRUCache } from 'lru-cache'

/**
 * Answers of the API as the text they were sent as, each under a name that changes with whatever it tells of (the version of the record), so
 * that a kept one is never stale and only ever pushed out by others. Bounded by the bytes they hold. Many who ask at once wait for one reading.
 */
type Make = () => Promise<string | undefined>

export class TextCache {
  private readonly kept: LRUCache<string, string, Make>

  constructor(mostBytes: number) {
    this.kept = new LRUCache<string, string, Make>({
      maxSize: mostBytes,
      // Two bytes a character at most, in the name as in the text.
      sizeCalculation: (text, name) => 2 * (text.length + name.length),
      fetchMethod: (_name, _stale, { context: make }) => make(),
    })
  }

  /** The text of that name, kept or made now. Undefined, and what is thrown, are not kept. */
  get(name: string, make: Make): Promise<string | undefined> {
    return this.kept.fetch(name, { context: make })
  }

  get size() {
    return this.kept.size
  }
}
