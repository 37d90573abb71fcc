import type { Settings } from '../configuration.ts'

/**
 * Node's options for the app's memory. Left to itself it takes what the machine has before it collects: 700 MB after some thousand pages, of which
 * it needs a fifth. With a limit it collects in time. Reports are drawn and sheets are read in threads with limits of their own, beside this one.
 */
export const heapOptions = ({ HEAP_MB, HEAP_YOUNG_MB }: Pick<Settings, 'HEAP_MB' | 'HEAP_YOUNG_MB'>) => [
  `--max-old-space-size=${HEAP_MB}`,
  `--max-semi-space-size=${HEAP_YOUNG_MB}`,
]

/**
 * How the C library gives out memory beside the heap (bodies, rows as they arrive, hashing of passwords): by default from as many stores as eight times
 * the cores, each of which keeps what it once took. Two hold the app flat. Only glibc reads it; where somebody has set it, theirs counts.
 */
export const memoryVariables = { MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2' }
