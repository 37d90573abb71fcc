/**
 * What Next could not read of a form that a person sent, told by its error: more than a form may carry, or no form at all. Null for every other error.
 * Next answers both 500; the front door puts a sentence in its place (lib/front-door/gate.ts).
 */
export type SentFault = 'form-too-large' | 'unreadable-form'

export const sentFaults: Record<SentFault, { status: 400 | 413; sentence: string }> = {
  'form-too-large': {
    status: 413,
    sentence: 'This is more than one form can carry (4 MB), and nothing was saved. Send it in parts, or attach it as a file, then try again.',
  },
  'unreadable-form': { status: 400, sentence: 'The form came in a shape that cannot be read, and nothing was saved. Open the page anew, then try again.' },
}

export function sentFaultOf(error: unknown, depth = 0): SentFault | null {
  if (error === null || typeof error !== 'object' || depth > 6) return null
  const { statusCode, message, cause } = error as { statusCode?: unknown; message?: unknown; cause?: unknown }
  const inner = sentFaultOf(cause, depth + 1)
  if (inner) return inner
  if (statusCode === 413 || (typeof message === 'string' && /^Body exceeded .* limit/.test(message))) return 'form-too-large'
  return typeof message === 'string' &&
    /^Failed to parse body as FormData|multipart body|Unexpected end of form|Malformed part header|Multipart: Boundary/.test(message)
    ? 'unreadable-form'
    : null
}
