import { parentPort } from 'node:worker_threads'
import type { Dataset } from './dataset.ts'
import { pdf } from './pdf.ts'
import { xlsx } from './xlsx.ts'

/**
 * The thread that draws what takes long. Node runs this file as it is, outside the app's bundle: hence no '@/' in what it
 * imports, and each file named whole.
 */
export const drawings = { pdf, xlsx } as const
export type Drawing = { dataset: Dataset; format: keyof typeof drawings }
export type Drawn = { ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; error: unknown }

parentPort?.on('message', async ({ dataset, format }: Drawing) => {
  try {
    const bytes = await drawings[format](dataset)
    parentPort!.postMessage({ ok: true, bytes } satisfies Drawn, [bytes.buffer])
  } catch (error) {
    parentPort!.postMessage({ ok: false, error } satisfies Drawn)
  }
})
