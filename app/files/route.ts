import { can, whoMay } from '@/lib/actor'
import { findActor } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { attachFiles } from '@/lib/files/commands'
import { fileRefusalWords } from '@/lib/files/limits'
import { isFromHere } from '@/lib/files/origin'
import { hasRequest } from '@/lib/files/queries'
import { sweepIncoming } from '@/lib/files/store'
import { isStorable } from '@/lib/text'
import { readUpload } from '@/lib/files/upload'

/** A form with files for `?request=REFERENCE`, read as it arrives: the bodies of server actions stop at 1 MB. Answers by sending the browser back to the request. */
export async function POST(request: Request) {
  if (!isFromHere(request.headers, env.BASE_URL)) return refusal(403, fileRefusalWords['not-from-here'])
  const actor = await findActor()
  if (!actor) return refusal(401, 'You are signed out. Nothing was attached. Sign in and attach the file again.')
  if (!can(actor, 'file:attach')) return refusal(403, whoMay('file:attach', actor.role))
  const reference = new URL(request.url).searchParams.get('request') ?? ''
  if (!isStorable(reference) || !(await hasRequest(actor, reference))) return refusal(404, 'There is no such request. Nothing was attached.')

  await sweepIncoming(new Date())
  const upload = await readUpload(request)
  // No browser sends such a form, so there is no page to lead back to.
  if (!upload.ok && upload.reason === 'not-a-form') return refusal(400, fileRefusalWords['not-a-form'])
  if (!upload.ok) return back(reference, { refused: upload.reason })

  const attached = await attachFiles(actor, { reference, eventId: upload.fields.event || undefined, files: upload.files }, { now: new Date() })
  return back(reference, attached.ok ? { attached: `${attached.ids.length}` } : { refused: attached.reason })
}

const refusal = (status: number, sentence: string) =>
  new Response(`${sentence}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' } })

const back = (reference: string, said: Record<string, string>) =>
  new Response(null, {
    status: 303,
    headers: { location: `/requests/${encodeURIComponent(reference)}?${new URLSearchParams(said)}#files`, 'cache-control': 'private, no-store' },
  })
