import { can, whoMay } from '@/lib/actor'
import { findActor } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { hasBoundary } from '@/lib/files/limits'
import { isFromHere } from '@/lib/files/origin'
import { once } from '@/lib/idempotency'
import { draftImport } from '@/lib/imports/commands'
import { isStorable } from '@/lib/text'
import { limits } from '@/lib/imports/limits'

/** A sheet as a plain form sends it; the bodies of server actions stop at 1 MB. Answers by sending the browser on to what it would change. */
export async function POST(request: Request, { params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  if (!isFromHere(request.headers, env.BASE_URL)) return refusal(403, 'That form did not come from this desk. Nothing was read.')
  const actor = await findActor()
  if (!actor) return refusal(401, 'You are signed out. Nothing was read. Sign in and choose the sheet again.')
  if (!can(actor, 'import:run')) return refusal(403, whoMay('import:run', actor.role))

  if (!isStorable(code)) return refusal(404, 'There is no such investigation. Nothing was read.')

  const sent = await fileIn(request)
  // No browser sends such a form, so there is no page to lead back to.
  if (!sent.ok && sent.reason === 'not-a-form')
    return refusal(400, 'That form could not be read, so nothing was imported. Open the investigation and choose the sheet there.')
  if (!sent.ok) return to(code, `?refused=${sent.reason}`)
  const { form, file } = sent
  const bytes = new Uint8Array(await file.arrayBuffer())
  const drafted = await once(actor, form, () => draftImport(actor, { code, name: file.name, bytes }, { now: new Date() }))
  if (drafted.ok) return to(code, `/${drafted.id}`)
  return drafted.reason === 'not-found' ? refusal(404, 'There is no such investigation. Nothing was read.') : to(code, `?refused=${drafted.reason}`)
}

type Sent = { ok: true; form: FormData; file: File } | { ok: false; reason: 'no-file' | 'too-big' | 'not-a-form' }

/** The file of the form. It is read to its end even where it is too big: a browser that is cut off shows its own error and not our sentence. */
async function fileIn(request: Request): Promise<Sent> {
  const type = request.headers.get('content-type') ?? ''
  if (!request.body || !/^multipart\/form-data\b/i.test(type)) return { ok: false, reason: 'no-file' }
  if (!hasBoundary(type)) return { ok: false, reason: 'not-a-form' }
  // The form's own fields and boundaries take little beside the file.
  const most = limits.bytes + 64_000
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size <= most) chunks.push(chunk)
    else if (size > most * 20) break
  }
  if (size > most) return { ok: false, reason: 'too-big' }
  const form = await new Response(new Blob(chunks as BlobPart[]), { headers: { 'content-type': type } }).formData().catch(() => null)
  if (!form) return { ok: false, reason: 'not-a-form' }
  const file = form.get('file')
  if (!(file instanceof File) || file.name === '') return { ok: false, reason: 'no-file' }
  return { ok: true, form, file }
}

const refusal = (status: number, sentence: string) =>
  new Response(`${sentence}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' } })

const to = (code: string, rest: string) =>
  new Response(null, { status: 303, headers: { location: `/investigations/${encodeURIComponent(code)}/import${rest}`, 'cache-control': 'private, no-store' } })
