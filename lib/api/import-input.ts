import { hasBoundary } from '@/lib/files/limits'
import { limits } from '@/lib/imports/limits'
import type { Mapping } from '@/lib/imports/mapping'
import { Answer, parsedJson, readBytes } from './body'
import { problem, unfit } from './problems'
import { importMapping } from './schema/imports'

/** What a form takes beside the file itself. */
const AROUND_THE_FILE = 200_000

export type SentFile = { name: string; bytes: Uint8Array; mapping?: Partial<Mapping> }

/** A tracker as the API takes it: the file as the body, or as the field `file` of a form, which may say in `mapping` how its columns are read. */
export async function readSentFile(request: Request, name: string | undefined): Promise<SentFile> {
  const type = request.headers.get('content-type') ?? ''
  if (/^multipart\/form-data\b/i.test(type)) return readForm(await readBytes(request, limits.bytes + AROUND_THE_FILE), type)
  if (/^application\/(json|x-www-form-urlencoded)\b/i.test(type))
    throw new Answer(problem(415, 'Send the file itself as the body (CSV, TSV or XLSX), or a form with a field “file”.'))
  const bytes = await readBytes(request, limits.bytes)
  if (bytes.length === 0) throw new Answer(problem(400, 'The request has no body: send the file.', { reason: 'no-body' }))
  return { name: name ?? 'tracker', bytes }
}

async function readForm(body: Uint8Array<ArrayBuffer>, type: string): Promise<SentFile> {
  const broken = () => new Answer(problem(400, 'The form was broken off, or is none.', { reason: 'not-a-form' }))
  if (!hasBoundary(type)) throw broken()
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => {
    throw broken()
  })
  const file = form.get('file') ?? [...form.values()].find((value) => typeof value !== 'string')
  if (!file || typeof file === 'string')
    throw new Answer(
      problem(422, 'file: the form holds no file.', {
        reason: 'does-not-fit',
        errors: [{ field: 'file', pointer: '#/file', detail: 'the form holds no file' }],
      }),
    )
  const sent = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  const mapping = form.get('mapping')
  if (typeof mapping !== 'string' || mapping.trim() === '') return sent
  const parsed = importMapping.safeParse(jsonIn(mapping))
  if (!parsed.success) throw new Answer(unfit(parsed.error))
  // Its words are checked where it is laid over the guess.
  return { ...sent, mapping: parsed.data as Partial<Mapping> }
}

const jsonIn = (text: string) => parsedJson(text, () => new Answer(problem(400, 'mapping: it is not JSON.', { reason: 'not-json' })))
