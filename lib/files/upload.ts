import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { hasBoundary, largestFile, mostFilesAtOnce } from './limits'
import { cleanText } from '@/lib/text'
import { fileName, mediaTypeOf } from './names'
import { discard, receive, type Received } from './store'

/** A file that has arrived, with what its sender called it. */
export type Arrived = Received & { name: string; mediaType: string }
export type Upload =
  | { ok: true; fields: Partial<Record<string, string>>; files: Arrived[] }
  | { ok: false; reason: 'no-file' | 'not-a-form' | 'too-big' | 'too-many' | 'broken-off' | 'no-room' }

/**
 * A form with files as it comes in: each part goes to the disk as it arrives, never into memory. All of the
 * files arrive or none is kept. A file that is too big is read to its end and thrown away, because a browser
 * that is cut off in the middle shows its own error and not our sentence.
 */
export async function readUpload(request: Request): Promise<Upload> {
  const type = request.headers.get('content-type') ?? ''
  if (!request.body || !/^multipart\/form-data\s*;.*boundary=/i.test(type)) return { ok: false, reason: 'no-file' }

  if (!hasBoundary(type)) return { ok: false, reason: 'not-a-form' }

  const fields: Partial<Record<string, string>> = Object.create(null)
  const arriving: Promise<Arrival>[] = []
  const open = new Set<BusboyFileStream>()
  let tooMany = false

  const busboy = new Busboy({
    headers: { 'content-type': type },
    limits: { fileSize: largestFile + 1, files: mostFilesAtOnce, fields: 20, fieldSize: 10_000, headerPairs: 50 },
  })
  // It goes on to tell of a broken form after the pipeline has let go of it: an error that nobody hears ends the process.
  busboy.on('error', ignore)
  busboy.on('field', (name, value) => void (fields[name] = cleanText(value)))
  busboy.on('filesLimit', () => void (tooMany = true))
  busboy.on('file', (_, stream, name, __, mediaType) => {
    // A file field that nobody filled in is sent as a file without a name.
    stream.on('error', ignore)
    if (!name) return void stream.resume()
    open.add(stream)
    arriving.push(arrive(stream, name, mediaType).finally(() => open.delete(stream)))
  })

  const whole = await pipeline(Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]), bounded(), busboy).then(
    () => true,
    (error: Error) => {
      for (const stream of open) stream.destroy(error)
      return false
    },
  )
  const arrivals = await Promise.all(arriving)
  const files = arrivals.filter((arrival) => arrival.ok)
  const refused = arrivals.find((arrival) => !arrival.ok)

  const reason =
    refused?.reason === 'no-room' || refused?.reason === 'too-big'
      ? refused.reason
      : !whole || refused
        ? 'broken-off'
        : tooMany
          ? 'too-many'
          : files.length === 0
            ? 'no-file'
            : null
  if (!reason) return { ok: true, fields, files }
  await Promise.all(files.map(discard))
  return { ok: false, reason }
}

const ignore = () => {}

type Arrival = ({ ok: true } & Arrived) | { ok: false; reason: 'too-big' | 'no-room' | 'broken-off' }

async function arrive(stream: BusboyFileStream, name: string, mediaType: string): Promise<Arrival> {
  try {
    const received = await receive(stream.iterator({ destroyOnReturn: false }))
    stream.resume()
    return received.ok ? { ...received, name: fileName(name), mediaType: mediaTypeOf(mediaType) } : received
  } catch {
    return { ok: false, reason: 'broken-off' }
  }
}

/** Beyond what any lawful form can hold, the connection is cut: somebody is pouring. */
function bounded() {
  const most = (mostFilesAtOnce + 1) * largestFile
  return async function* (source: AsyncIterable<Uint8Array>) {
    let size = 0
    for await (const chunk of source) {
      size += chunk.byteLength
      if (size > most) throw new RangeError('More than any form here can hold')
      yield chunk
    }
  }
}
