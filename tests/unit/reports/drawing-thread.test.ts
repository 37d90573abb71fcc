import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { bytesOf } from '@/lib/reports/bytes'
import { coneDataset } from './fixture'

const start = (bytes: Uint8Array | ReadableStream) =>
  Buffer.from(bytes as Uint8Array)
    .subarray(0, 4)
    .toString('latin1')

describe('drawing in a thread', { timeout: 120_000 }, () => {
  test('a PDF and a workbook come out of the thread that plain Node runs', async () => {
    const dataset = coneDataset()
    const [pdf, xlsx] = await Promise.all([bytesOf(dataset, 'pdf'), bytesOf(dataset, 'xlsx')])
    expect(start(pdf.body)).toBe('%PDF')
    expect(start(xlsx.body)).toBe('PK\u0003\u0004')
    expect(pdf.filename).toBe('CONES-status-3-2026-04-23.pdf')
  })

  test('the work is done beside the app’s own thread, which stays free to answer', async () => {
    const dataset = coneDataset()
    await bytesOf(dataset, 'pdf')
    const [whole, own] = [process.cpuUsage(), process.threadCpuUsage()]
    await Promise.all([1, 2].map(() => bytesOf(dataset, 'pdf')))
    const spent = ({ user, system }: { user: number; system: number }) => user + system
    // By processor time, not by the clock on the wall: another program's load makes no difference.
    expect(spent(process.threadCpuUsage(own))).toBeLessThan(spent(process.cpuUsage(whole)) / 4)
  })

  test('of sixty broken off, none holds up the next', async () => {
    const dataset = coneDataset()
    const gone = Array.from({ length: 60 }, () => {
      const leaving = new AbortController()
      const drawing = bytesOf(dataset, 'xlsx', leaving.signal)
      leaving.abort(new Error('gone'))
      return drawing
    })
    const began = process.cpuUsage()
    expect((await Promise.allSettled(gone)).every(({ status }) => status === 'rejected')).toBe(true)
    expect(start((await bytesOf(dataset, 'xlsx')).body)).toBe('PK\u0003\u0004')
    // Sixty workbooks would take many seconds of work; only the one that had begun was drawn.
    const { user, system } = process.cpuUsage(began)
    expect(user + system).toBeLessThan(3_000_000)
  })

  test('the thread ends when nothing is drawn for some seconds, and the next drawing gets a new one', async () => {
    const kept = globalThis as { drawingThread?: { worker: Worker | null } }
    await bytesOf(coneDataset(), 'xlsx')
    const { worker } = kept.drawingThread!
    expect(worker).not.toBeNull()
    await once(worker!, 'exit')
    expect(kept.drawingThread!.worker).toBeNull()
    expect(start((await bytesOf(coneDataset(), 'xlsx')).body)).toBe('PK\u0003\u0004')
  })

  test('a drawing that fails says so and the next one is drawn', async () => {
    await expect(bytesOf({ ...coneDataset(), rows: null as never }, 'xlsx')).rejects.toThrow()
    expect(start((await bytesOf(coneDataset(), 'xlsx')).body)).toBe('PK\u0003\u0004')
  })
})

test('a CSV is pulled in chunks, and one broken off stops making lines', async () => {
  const dataset = coneDataset()
  let made = 0
  const many = Array.from({ length: 20_000 }, (_, index) => dataset.rows[index % 43]!)
  const counted = new Proxy(many, {
    get: (rows, key) =>
      key === Symbol.iterator
        ? function* () {
            for (const row of rows) {
              made++
              yield row
            }
          }
        : Reflect.get(rows, key),
  })
  const { body } = await bytesOf({ ...dataset, rows: counted }, 'csv')
  const reader = (body as ReadableStream<Uint8Array>).getReader()
  const { value } = await reader.read()
  expect(value!.byteLength).toBeGreaterThan(60_000)
  expect(value!.byteLength).toBeLessThan(80_000)
  await reader.cancel()
  expect(made).toBeLessThan(2000)
})
