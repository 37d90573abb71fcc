import { findActor } from '@/lib/auth/session'
import { contentDisposition, sentType } from '@/lib/files/names'
import { findFile } from '@/lib/files/queries'
import { openFile } from '@/lib/files/store'

/** One attached file, always as a download and never as a page: it came from outside. The name in the address is for people; the id decides. */
export async function GET(_: Request, { params }: RouteContext<'/files/[id]/[name]'>) {
  const actor = await findActor()
  if (!actor) return plainAnswer(401, 'Sign in to open this file.')
  const file = await findFile(actor, (await params).id)
  if (!file) return plainAnswer(404, 'There is no such file.')
  if (file.hiddenAt) return plainAnswer(410, 'This file was hidden. Its request says why.')
  const bytes = await openFile(file.sha256)
  if (!bytes) return plainAnswer(500, 'The record has this file, but its bytes are not in the data folder. Put back the folder “files” from a backup.')

  // Next sends no Content-Length of a route's own. The body goes in chunks, so a download that breaks off is told from a whole one.
  return new Response(bytes.stream, {
    headers: {
      ...guarded,
      'content-type': sentType(file.mediaType),
      'content-disposition': contentDisposition(file.name),
      'cross-origin-resource-policy': 'same-origin',
    },
  })
}

// That no script of it runs is the policy of every answer that is no page (lib/security-headers.ts).
const guarded = { 'cache-control': 'private, no-store' }

const plainAnswer = (status: number, sentence: string) =>
  new Response(`${sentence}\n`, { status, headers: { ...guarded, 'content-type': 'text/plain; charset=utf-8' } })
