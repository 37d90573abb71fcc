import type { IncomingMessage } from 'node:http'
import { floorHeaders } from '../security-headers.ts'

/**
 * What the front door answers itself, while a part of the desk is away or where somebody asks for more than the desk can give: a sentence in the
 * form that whoever asks can read, and to a form everything that was typed, ready to be sent again. Always with Retry-After.
 */
export type Unavailable = { status: Status; headers: Record<string, string>; body: string }
type Status = 400 | 413 | 429 | 503
export type Reason = {
  sentence: string
  /** 503 where left out. */
  status?: Status
  /** In seconds. */
  retryAfter?: number
  /** For programs, in a problem of the API. */
  code?: string
  /** The same would be refused again: it is not offered to be sent once more. */
  isFinal?: boolean
  /** The request had gone to the app before it died, so that it may have been carried out. */
  isUnknown?: boolean
}

// As every answer of the desk; the page with a form in it has a policy that lets it be sent.
const floor = Object.fromEntries(Object.entries(floorHeaders).map(([name, value]) => [name.toLowerCase(), value]))
const titles: Record<Status, string> = { 400: 'Bad request', 413: 'Content too large', 429: 'Too many requests', 503: 'Service unavailable' }

const RETRY_AFTER = 5
const unknown = ' It may have been saved already: look at the record before you send it again.'

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

export async function unavailable(
  request: Asked,
  { sentence, status = 503, retryAfter = RETRY_AFTER, code = 'restarting', isFinal, isUnknown }: Reason,
  body: Buffer | null,
): Promise<Unavailable> {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const words = `${sentence}${isUnknown && !isRead ? unknown : ''}`
  const answer = (type: string, body: string, more: Record<string, string> = {}): Unavailable => ({
    status,
    headers: { ...floor, 'content-type': type, ...(!isFinal && { 'retry-after': String(retryAfter) }), 'cache-control': 'private, no-store', ...more },
    body,
  })
  if (request.url?.startsWith('/api/'))
    return answer('application/problem+json', JSON.stringify({ type: 'about:blank', status, title: titles[status], detail: words, reason: code }))
  // A form sent by script: Next hands a plain text to the form as its error, and the form keeps what was typed.
  if (request.headers['next-action']) return answer('text/plain', `${words} What you typed is still here.`)
  const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
  const fields = isRead || isFinal ? null : await fieldsIn(request, body)
  return answer(
    'text/html; charset=utf-8',
    page(isFinal ? 'This could not be taken' : 'One moment', words, isRead && !isFinal ? retryAfter : null, request, fields),
    { 'content-security-policy': policy },
  )
}

type Field = { name: string; value: string | null }

/** The fields of a form as it was sent; a file is a field without a value. Null where it cannot be read. */
async function fieldsIn(request: Asked, body: Buffer | null): Promise<Field[] | null> {
  const type = request.headers['content-type'] ?? ''
  if (!body || !/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)) return null
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
    return [...form].map(([name, value]) => ({ name, value: typeof value === 'string' ? value : null }))
  } catch {
    return null
  }
}

/** `again` are the seconds after which a page that only reads asks again by itself. */
function page(title: string, words: string, again: number | null, request: Asked, fields: Field[] | null) {
  const refresh = again ? `<meta http-equiv="refresh" content="${again}">` : ''
  const next = again
    ? `<p>This page tries again by itself in ${again} ${again === 1 ? 'second' : 'seconds'}. <a href="${escaped(request.url ?? '/')}">Try again now</a></p>`
    : fields
      ? formAgain(request, fields)
      : '<p>Go back with your browser’s Back button: what you typed is still in the form there. A file has to be chosen again.</p>'
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${refresh}<title>${title} – FOI Desk</title>
<style>:root{color-scheme:light dark}body{font:1.0625rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}dt{font-weight:600}dd{margin:0 0 .75rem;white-space:pre-wrap;overflow-wrap:anywhere}button{font:inherit;padding:.5rem 1rem}label{display:block;margin:.75rem 0}</style></head>
<body><main><h1>${title}</h1><p role="alert">${escaped(words)}</p>${next}</main></body></html>`
}

/** The same form once more: everything in it hidden but the passwords and files, which a page must not hold. */
function formAgain(request: Asked, fields: Field[]) {
  const isSecret = ({ name }: Field) => /password/i.test(name)
  const enctype = /^multipart/i.test(request.headers['content-type'] ?? '') ? 'multipart/form-data' : 'application/x-www-form-urlencoded'
  const inputs = fields.map((field) => {
    const name = escaped(field.name)
    if (isSecret(field)) return `<label>${name}<br><input type="password" name="${name}"></label>`
    if (field.value === null) return `<label>${name}: choose the file again<br><input type="file" name="${name}"></label>`
    // A text of several lines is kept whole only by a textarea.
    return `<textarea hidden name="${name}">\n${escaped(field.value)}</textarea>`
  })
  const typed = fields.filter((field) => !field.name.startsWith('$') && field.value && !isSecret(field))
  const list = typed.map(({ name, value }) => `<dt>${escaped(name)}</dt><dd>${escaped(value!)}</dd>`).join('')
  return `<form method="post" action="${escaped(request.url ?? '/')}" enctype="${enctype}">${inputs.join('')}
<p><button type="submit">Send it again</button></p></form>${list && `<h2>What you typed</h2><dl>${list}</dl>`}`
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
