import { cutText } from '@/lib/text'

/**
 * What a file is called: on the list, in its address and in the header of a download. The name comes from
 * whoever sent it, so it is a text and never a path: bytes stand in the store under their hash alone.
 * A right-to-left mark, with which 'letter-fdp.exe' reads as 'letter-exe.pdf', is taken out.
 */
const unsafe = /[\p{Cc}\u200b-\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu
const longest = 200

/** The name without its folders, marks and surplus; 'file' where nothing is left. The ending stays however long the name is. */
export function fileName(text: string): string {
  const last = text.toWellFormed().normalize('NFC').replace(unsafe, '').split(/[/\\]/).pop()!.trim().replace(/^\.+$/, '')
  if (!last) return 'file'
  if (last.length <= longest) return last
  const ending = /\.[^.]{1,12}$/.exec(last)?.[0] ?? ''
  return `${cutText(last, longest - ending.length - 1)}…${ending}`
}

/** RFC 6266: the name in ASCII for old programs, and by RFC 5987 as it is. */
export function contentDisposition(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${exact}`
}

/** Where a file is downloaded from. The name is there for people: the id alone decides. */
export const fileHref = ({ id, name }: { id: string; name: string }) => `/files/${id}/${encodeURIComponent(name.replace(/^\.+/, '_'))}` as const

/** '48 KB', '1.2 MB', in units of 1,024, so that the largest allowed reads '50 MB'. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  const kilobytes = Math.round(bytes / 1024)
  if (kilobytes < 1024) return `${kilobytes} KB`
  const megabytes = bytes / (1024 * 1024)
  return `${megabytes < 9.95 ? megabytes.toFixed(1) : Math.round(megabytes)} MB`
}

/** Kinds that no browser runs as a page. Every other goes out as plain bytes. */
const harmless = new Set([
  'application/pdf',
  'application/zip',
  'application/vnd.ms-excel',
  'application/msword',
  'application/vnd.ms-outlook',
  'application/rtf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.text',
  'message/rfc822',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/tiff',
  'text/csv',
  'text/plain',
  'audio/mpeg',
  'video/mp4',
])

/** The kind as it may be said in a header. */
export const sentType = (mediaType: string) => (harmless.has(mediaType) ? mediaType : 'application/octet-stream')

/** A kind as a browser told it, kept only where it has the shape of one. */
export function mediaTypeOf(text: string | undefined): string {
  const kind = (text ?? '').split(';')[0]!.trim().toLowerCase()
  return /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,99}$/.test(kind) ? kind : 'application/octet-stream'
}
