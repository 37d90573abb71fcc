import { csvLines } from './csv'
import { type Dataset, fileStem } from './dataset'
import { draw } from './drawing-thread'
import { type Format, isFormat } from './formats'
import { htmlFile } from './html'
import { json } from './json'

/**
 * A report as what goes over the wire, in each of its formats. CSV is pulled line by line; what takes long is drawn
 * in a thread of its own. The headers keep it out of shared caches and out of the page's own origin.
 */
const formats = {
  csv: { contentType: 'text/csv; charset=utf-8; header=present', body: (dataset) => pulled(csvLines(dataset)) },
  xlsx: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: (dataset, signal) => draw({ dataset, format: 'xlsx' }, signal),
  },
  pdf: { contentType: 'application/pdf', body: (dataset, signal) => draw({ dataset, format: 'pdf' }, signal) },
  html: { contentType: 'text/html; charset=utf-8', body: (dataset) => encoded(htmlFile(dataset)) },
  json: { contentType: 'application/json; charset=utf-8', body: (dataset) => encoded(json(dataset)) },
} as const satisfies Record<Format, { contentType: string; body: (dataset: Dataset, signal?: AbortSignal) => Body | Promise<Body> }>

type Body = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>

export { isFormat }

const encoded = (text: string) => new TextEncoder().encode(text)

/** In chunks of 64 kB or more, each made when it is asked for: a download that is broken off leaves nothing running. */
const CHUNK = 65_536
function pulled(lines: Iterator<string>) {
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      let text = ''
      while (text.length < CHUNK) {
        const { value, done } = lines.next()
        if (done) {
          if (text) controller.enqueue(encoded(text))
          return controller.close()
        }
        text += value
      }
      controller.enqueue(encoded(text))
    },
    cancel: () => void lines.return?.(),
  })
}

export type Download = { body: Body; contentType: string; filename: string }

/** The report in one format. Rejects with the signal's reason where whoever asked has gone. */
export async function bytesOf(dataset: Dataset, format: Format, signal?: AbortSignal): Promise<Download> {
  const { contentType, body } = formats[format]
  return { body: await body(dataset, signal), contentType, filename: `${fileStem(dataset)}.${format}` }
}

/** The same as an answer that is saved as a file. */
export async function downloadOf(dataset: Dataset, format: Format, signal?: AbortSignal): Promise<Response> {
  const { body, contentType, filename } = await bytesOf(dataset, format, signal)
  const headers = new Headers({
    'content-type': contentType,
    'content-disposition': `attachment; filename="${filename}"`,
    'cache-control': 'private, no-store',
  })
  if (body instanceof Uint8Array) headers.set('content-length', String(body.byteLength))
  return new Response(body, { headers })
}

/** What is answered where there is no file to give. */
export const refusalResponse = (status: number, sentence: string) =>
  new Response(`${sentence}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' },
  })
