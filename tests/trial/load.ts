import { createHash } from 'node:crypto'
import { pause } from './desk'

/**
 * What people and programs do to a desk at once, through HTTP. Each write carries a word of its own, and is put down as acknowledged (the
 * desk said that it is saved), refused (it said that it is not), or open (it did not say: then it may be there, but at most once).
 */
export const kinds = ['event', 'import', 'upload', 'bulk', 'report'] as const
export type Kind = (typeof kinds)[number]
export type Written = { kind: Kind; word: string; result: 'acknowledged' | 'refused' | 'open'; note: string; sha256?: string }

type Target = {
  base: string
  token: string
  cookie: string
  code: string
  references: readonly string[] /** Logged on for several at once and by nobody else: such a form is refused where somebody logged meanwhile. */
  bulkReferences: readonly string[]
  today: string
}

export function loadOn({ base, token, cookie, code, references, bulkReferences, today }: Target, seed: string) {
  const written: Written[] = []
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>
  let isStopping = false
  const api = { authorization: `Bearer ${token}` }
  const browser = { cookie, origin: base }
  const call = (path: string, init: RequestInit = {}) => fetch(`${base}${path}`, { redirect: 'manual', signal: AbortSignal.timeout(60_000), ...init })

  /** The hidden fields by which a form without script names its action. */
  const hiddenFields = async (path: string, has: string) => {
    const page = await (await call(path, { headers: browser })).text()
    const form =
      page
        .split('<form')
        .find((part) => part.includes(has))
        ?.split('</form>')[0] ?? ''
    const fields = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [attribute(input, 'name'), attribute(input, 'value')] as const)
    return fields.length ? fields : null
  }
  const post = async (path: string, has: string, more: (form: FormData) => void) => {
    const fields = await hiddenFields(path, has)
    // The page could not be drawn, so nothing was sent.
    if (!fields) return { ok: false, isRefusal: true, note: 'no form' }
    const form = new FormData()
    for (const [name, value] of fields) form.set(name, value)
    more(form)
    const response = await call(path, { method: 'POST', headers: browser, body: form })
    const location = response.headers.get('location') ?? ''
    const text = await response.text()
    return { ok: response.status === 303, isRefusal: /Nothing was (logged|issued|saved)/.test(text), note: `${response.status} ${location}` }
  }

  const writes: Record<Kind, (word: string, index: number) => Promise<{ ok: boolean; isRefusal?: boolean; note: string; sha256?: string }>> = {
    event: async (word, index) => {
      const body = JSON.stringify({ type: 'note.added', on: today, text: word })
      const headers = { ...api, 'content-type': 'application/json' }
      const response = await call(`/api/v1/requests/${references[index % references.length]}/events`, { method: 'POST', headers, body })
      return { ok: response.status === 201, isRefusal: response.status < 500, note: `${response.status}` }
    },
    import: async (word) => {
      const body = `Force,Notes\nKent Police,${word}\n`
      const headers = { ...api, 'content-type': 'text/csv' }
      const response = await call(`/api/v1/investigations/${code}/imports?commit=true&name=${word}.csv`, { method: 'POST', headers, body })
      const text = await response.text()
      return {
        ok: response.status === 200 && /"committed":true/.test(text),
        isRefusal: response.status < 500,
        note: `${response.status} ${text.slice(0, 120)}`,
      }
    },
    upload: async (word, index) => {
      const bytes = `${word}\n${'x'.repeat(20_000)}`
      const form = new FormData()
      form.set('file', new File([bytes], `${word}.txt`, { type: 'text/plain' }))
      const response = await call(`/files?request=${references[index % references.length]}`, { method: 'POST', headers: browser, body: form })
      const location = response.headers.get('location') ?? ''
      return {
        ok: response.status === 303 && /attached=1/.test(location),
        isRefusal: response.status === 303,
        note: `${response.status} ${location}`,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      }
    },
    bulk: (word) => {
      const ticks = bulkReferences.map((reference) => `&r=${reference}`).join('')
      return post(`/investigations/${code}/bulk?do=log&kind=acknowledged${ticks}`, 'name="kind"', (form) => {
        form.set('kind', 'note')
        form.set('on', today)
        form.set('text', word)
        for (const reference of bulkReferences) form.append('r', reference)
      })
    },
    report: async () => post(`/investigations/${code}/report`, 'name="after"', () => {}),
  }

  const run = async (kind: Kind) => {
    while (!isStopping) {
      const word = `${kind}-${seed}-${counts[kind]++}`
      const entry: Written = { kind, word, result: 'open', note: '' }
      written.push(entry)
      try {
        const { ok, isRefusal, note, sha256 } = await writes[kind](word, counts[kind])
        const issued = kind === 'report' ? /reports\/(\d+)/.exec(note)?.[1] : undefined
        Object.assign(entry, { result: ok ? 'acknowledged' : isRefusal ? 'refused' : 'open', note, sha256, ...(issued && { word: issued }) })
      } catch (error) {
        entry.note = String((error as Error).cause ?? error)
      }
      await pause(entry.result === 'acknowledged' ? 60 : 300)
    }
  }
  const running = kinds.map(run)
  return {
    written,
    stop: async () => {
      isStopping = true
      await Promise.all(running)
    },
  }
}

const attribute = (input: string, name: string) =>
  (new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
