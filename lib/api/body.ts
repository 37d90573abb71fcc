import type { z } from 'zod'
import { addToFingerprint } from '@/lib/idempotency'
import { jsonFault, jsonFaultMessages } from '@/lib/json-bounds'
import { problem, unfit } from './problems'

/**
 * What a call of the API sent: its query and its body, read no further than a limit and checked against a schema. What does not fit
 * is thrown as the answer that says so, since nothing can be done with such a call but to send that.
 */
export class Answer extends Error {
  constructor(readonly response: Response) {
    super('Answered')
  }
}

/** What of the address does not fit its schema is told like a body that does not. */
export function readQuery<Schema extends z.ZodType>(schema: Schema, query: URLSearchParams): z.infer<Schema> {
  const parsed = schema.safeParse(Object.fromEntries([...query].filter(([, value]) => value !== '')))
  if (!parsed.success) throw new Answer(unfit(parsed.error))
  return parsed.data
}

const JSON_LIMIT = 1_000_000

/** The JSON of a request, not yet checked against anything. */
export async function readJson(request: Request): Promise<unknown> {
  const [type] = (request.headers.get('content-type') ?? '').toLowerCase().split(/\s*;/)
  if (type && !/^application\/(json|[\w.-]+\+json)$/.test(type)) throw new Answer(problem(415, `Send JSON, with Content-Type: application/json, not ${type}.`))
  const bytes = await readBytes(request, JSON_LIMIT)
  if (bytes.length === 0) throw new Answer(problem(400, 'The request has no body: send JSON.', { reason: 'no-body' }))
  const text = decode(bytes)
  const value = parsedJson(text)
  // Most bodies have no escape of this kind, and need not be written out again to be sure.
  if (text.includes('\\u') && unstorable.test(JSON.stringify(value)))
    throw new Answer(problem(422, 'The body holds a character that cannot be stored: U+0000, or half of a surrogate pair.', { reason: 'does-not-fit' }))
  return value
}

const notJson = (error: unknown) => new Answer(problem(400, `The body is not JSON: ${(error as Error).message.replace(/\.$/, '')}.`, { reason: 'not-json' }))

function decode(bytes: Uint8Array) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw notJson(error)
  }
}

/** Parsed once it is known to keep to the bounds that every JSON sent to the desk has. `refusal` says what is wrong with a text that is none. */
export function parsedJson(text: string, refusal: (error: unknown) => Answer = notJson): unknown {
  const fault = jsonFault(text)
  if (fault) throw new Answer(problem(422, jsonFaultMessages[fault], { reason: fault }))
  try {
    return JSON.parse(text)
  } catch (error) {
    throw refusal(error)
  }
}

// PostgreSQL keeps neither in a text. `JSON.stringify` writes both, and only them, as escapes of this shape.
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/

/** The body, read no further than the limit. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new Answer(problem(413, `The body is larger than ${limit.toLocaleString('en-GB')} bytes, which is as much as this address takes.`))
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge()
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  addToFingerprint(bytes)
  return bytes
}

export async function readBody<Schema extends z.ZodType>(schema: Schema, request: Request): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(await readJson(request))
  if (!parsed.success) throw new Answer(unfit(parsed.error))
  return parsed.data
}
