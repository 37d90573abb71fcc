import iconv from 'iconv-lite'

/**
 * The text of a file whose maker never said how it is encoded. A mark at its start decides; without one, nought bytes at every second
 * place give UTF-16 away, then strict UTF-8 is tried, and what is left is Windows-1252, as Excel saves a CSV. Every byte
 * means something in the last, so it can never fail: a file that is no text at all is told by its control characters.
 */
export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252'
export type Decoded = { ok: true; text: string; encoding: Encoding } | { ok: false; reason: 'not-a-table' }

export function decode(bytes: Uint8Array): Decoded {
  const { encoding, skip } = encodingOf(bytes)
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset + skip, bytes.byteLength - skip), encoding === 'Windows-1252' ? 'win1252' : encoding, {
    stripBOM: false,
  })
  return looksBinary(text) ? { ok: false, reason: 'not-a-table' } : { ok: true, text: text.toWellFormed(), encoding }
}

function encodingOf(bytes: Uint8Array): { encoding: Encoding; skip: number } {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: isUtf8(bytes) ? 'UTF-8' : 'Windows-1252', skip: 3 }
  if (a === 0xff && b === 0xfe) return { encoding: 'UTF-16LE', skip: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'UTF-16BE', skip: 2 }
  const noughts = [0, 0]
  const head = bytes.subarray(0, 4096)
  head.forEach((byte, at) => {
    if (byte === 0) noughts[at % 2]!++
  })
  const half = head.length / 2
  if (noughts[1]! > half * 0.6 && noughts[0]! < half * 0.1) return { encoding: 'UTF-16LE', skip: 0 }
  if (noughts[0]! > half * 0.6 && noughts[1]! < half * 0.1) return { encoding: 'UTF-16BE', skip: 0 }
  return { encoding: isUtf8(bytes) ? 'UTF-8' : 'Windows-1252', skip: 0 }
}

function isUtf8(bytes: Uint8Array) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function looksBinary(text: string) {
  const head = text.slice(0, 4096)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what gives a binary file away
  const control = head.match(/[\x00-\x08\x0e-\x1f]/g)?.length ?? 0
  return head.startsWith('%PDF') || control > head.length / 100
}
