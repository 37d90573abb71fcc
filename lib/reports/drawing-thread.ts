import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Drawing, Drawn } from './worker'

/**
 * One thread beside the app draws PDFs and workbooks, one after another, so that a board opens at once while five
 * editors export. Who goes away before their turn is left out of the line; a thread that dies takes one drawing with
 * it and the next gets a new thread. When nothing has been drawn for a while it ends, since what it has loaded (fonts, the
 * PDF's and the workbook's libraries) would otherwise be held beside the app for as long as that runs.
 */
type Job = Drawing & { resolve: (bytes: Uint8Array<ArrayBuffer>) => void; reject: (error: unknown) => void; signal: AbortSignal | undefined; leave: () => void }
type Thread = { worker: Worker | null; current: Job | null; waiting: Job[]; idle?: NodeJS.Timeout | undefined }

// `next dev` reloads modules: the thread is kept, or each reload would leave one behind.
const kept = globalThis as { drawingThread?: Thread }
const thread = (kept.drawingThread ??= { worker: null, current: null, waiting: [] })

/** Enough for hundreds of forces with hundreds of figures; beyond it the thread ends, not the app. */
const MEMORY_MB = 512
const YOUNG_MB = 16

/** A burst of exports is drawn by one thread; the next one costs half a second to start. */
const IDLE_MS = 5_000

export function draw(drawing: Drawing, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const leave = () => {
      const at = thread.waiting.indexOf(job)
      if (at >= 0) thread.waiting.splice(at, 1)
      reject(signal?.reason)
    }
    const job: Job = { ...drawing, resolve, reject, signal, leave }
    signal?.addEventListener('abort', leave, { once: true })
    thread.waiting.push(job)
    next()
  })
}

function next() {
  if (thread.current) return
  const job = thread.waiting.shift()
  if (!job) {
    clearTimeout(thread.idle)
    // An idle thread keeps no process alive, and its timer neither.
    thread.worker?.unref()
    thread.idle = setTimeout(endIdle, IDLE_MS).unref()
    return
  }
  clearTimeout(thread.idle)
  thread.current = job
  try {
    const worker = (thread.worker ??= started())
    worker.ref()
    worker.postMessage({ dataset: job.dataset, format: job.format } satisfies Drawing)
  } catch (error) {
    finish((job) => job.reject(error))
  }
}

function endIdle() {
  const { worker } = thread
  if (thread.current) return
  thread.worker = null
  void worker?.terminate()
}

function finish(tell: (job: Job) => void) {
  const job = thread.current
  thread.current = null
  if (job) {
    job.signal?.removeEventListener('abort', job.leave)
    tell(job)
  }
  next()
}

function started() {
  const worker = new Worker(/* turbopackIgnore: true */ join(/* turbopackIgnore: true */ process.cwd(), 'lib/reports/worker.ts'), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    execArgv: [],
  })
  worker.on('message', (drawn: Drawn) => finish((job) => (drawn.ok ? job.resolve(drawn.bytes) : job.reject(drawn.error))))
  const gone = (error: unknown) => {
    if (thread.worker !== worker) return
    thread.worker = null
    finish((job) => job.reject(error))
  }
  worker.on('error', gone)
  worker.on('exit', (code) => gone(new Error(`The drawing thread ended with code ${code}`)))
  return worker
}
