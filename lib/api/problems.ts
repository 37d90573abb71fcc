import type { z } from 'zod'

/**
 * How the API says no: application/problem+json as RFC 9457 has it, with a sentence for people in `detail`, a word for
 * programs in `reason`, and in `errors` what is wrong with each field. Nothing is ever stored by a call that is answered so.
 */
export const problemTitles = {
  400: 'Bad request',
  401: 'Unauthorised',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Refused',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Service unavailable',
} as const
export type ProblemStatus = keyof typeof problemTitles

export type FieldError = { field: string; pointer: string; detail: string }
export type Problem = { type: 'about:blank'; status: ProblemStatus; title: string; detail: string; reason?: string; errors?: FieldError[] }

export const noStore = { 'cache-control': 'private, no-store' } as const

export function problem(
  status: ProblemStatus,
  detail: string,
  { reason, errors, headers }: { reason?: string; errors?: FieldError[]; headers?: Record<string, string> } = {},
): Response {
  const body: Problem = { type: 'about:blank', status, title: problemTitles[status], detail, ...(reason && { reason }), ...(errors?.length && { errors }) }
  return new Response(JSON.stringify(body), { status, headers: { ...noStore, 'content-type': 'application/problem+json', ...headers } })
}

/** A body or a query that does not fit its schema: every fault beside its field, and the first of them as the sentence. */
export function unfit(error: z.ZodError): Response {
  const errors = error.issues.flatMap(faultsIn)
  return problem(422, errors.map(({ field, detail }) => (field ? `${field}: ${detail}` : detail))[0] ?? 'The input does not fit.', {
    reason: 'does-not-fit',
    errors,
  })
}

function faultsIn(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => fault([...issue.path, key], 'there is no such field here'))
  const isMissing = issue.code === 'invalid_type' && /received undefined$/.test(issue.message)
  return [fault(issue.path, isMissing ? `is missing; ${issue.message.replace(/^Invalid input: |, received undefined$/g, '')}` : issue.message)]
}

const fault = (path: readonly PropertyKey[], detail: string): FieldError => ({
  field: path.join('.'),
  pointer: `#${path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`,
  detail,
})
