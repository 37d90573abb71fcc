/**
 * How much may be attached, and what is said where something is not. Every way in which an attachment is
 * refused has its sentence here or it does not compile. The page is sent only the reason: it looks its words up.
 */
export const largestFile = 50 * 1024 * 1024
export const mostFilesAtOnce = 10

export const fileRefusalWords = {
  'no-file': 'Choose a file first. Nothing was attached.',
  'too-big': 'That file is larger than 50 MB. Nothing was attached. Split it, or keep it elsewhere and log a note that says where.',
  'too-many': 'That is more than 10 files. Nothing was attached. Attach them in several goes.',
  'not-a-form': 'That form could not be read, so nothing was attached. Open the request and attach the file there.',
  'broken-off': 'The upload broke off before it was complete. Nothing was attached. Try again.',
  'no-room': 'There is no room left on the disk. Nothing was attached. Make room in the data folder and try again.',
  'not-from-here': 'That form did not come from this desk. Nothing was attached. Open the request and attach the file there.',
  'unknown-event': 'That entry is not on this request’s record. Nothing was attached. Look again and choose another.',
  'already-attached': 'That very file is already attached here. Nothing was added.',
  'not-found': 'There is no such file in this newsroom.',
  'already-hidden': 'Someone has hidden that file meanwhile. Look again at the list.',
} as const

export type FileRefusal = keyof typeof fileRefusalWords

export const isFileRefusal = (text: unknown): text is FileRefusal => typeof text === 'string' && Object.hasOwn(fileRefusalWords, text)

/** RFC 2046: what sets the parts of a form apart has 1 to 70 signs. Parsers throw at much longer ones, each at its own length. */
export function hasBoundary(contentType: string): boolean {
  const boundary = /boundary=(?:"([^"]*)"|([^;\s]*))/i.exec(contentType)
  const { length } = boundary?.[1] ?? boundary?.[2] ?? ''
  return length > 0 && length <= 70
}
