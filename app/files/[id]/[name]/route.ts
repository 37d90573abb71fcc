import { findActor } from '@/lib/auth/session'
import { contentDisposition, sentType } from '@/lib/files/names'
import { findFile } from '@/lib/files/queries'
import { openFile } from '@/lib/files/store'

/** One attached file, always as a download and never as a page: it came from outside. The name in the address is for people; the id decides. */
export async function GET(_: Request, { params }: RouteContext<'/files/[id]/[name]'>) {
  const actor = await findActor()
  if (!actor) return said(401, 'Sign in to open this file.')
  const file = await findFile(actor, (await params).id)
  if (!file) return said(404, 'There is no such file.')
  if (file.hiddenAt) return said(410, 'This file was hidden. Its request says why.')
  const bytes = await openFile(file.sha256)
  if (!bytes) return said(500, 'The record has this file, but its bytes are not in the data folder. Put back the folder “files” from a backup.')

  return new Response(bytes.stream, {
    headers: {
      ...guarded,
      'content-type': sentType(file.mediaType),
      'content-length': `${bytes.size}`,
      'content-disposition': contentDisposition(file.name),
      'cross-origin-resource-policy': 'same-origin',
    },
  })
}

const guarded = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'" }

const said = (status: number, sentence: string) =>
  new Response(`${sentence}\n`, { status, headers: { ...guarded, 'content-type': 'text/plain; charset=utf-8' } })
