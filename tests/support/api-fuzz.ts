import { join } from 'node:path'
import fc from 'fast-check'
import { z } from 'zod'
import { roles } from '@/lib/actor'
import { issueToken } from '@/lib/api/commands'
import { openApi } from '@/lib/api/openapi'
import type { RouteFile } from '../db/api/calls'
import { type DeskInUse, deskInUse } from './desk-in-use'
import { hostileTexts, hostileValue } from './hostile'
import { keepRows, rowsOf } from './kept-state'

/**
 * The API called with what its own document allows, and with what it does not, and held to that document: never a 5xx, only statuses that the document gives for
 * the operation, every body as its schema there says, and after every refusal the database as it was.
 * Over 200 lines: what is sent is drawn from the same document that the answers are held to, and both are read in one place.
 */
type Schema = Record<string, unknown> & {
  $ref?: string
  type?: string
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}
type Operation = {
  operationId: string
  parameters?: { name: string; in: string; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}
type Verb = 'GET' | 'POST' | 'PUT'
type Described = { id: string; verb: Verb; path: string; operation: Operation; route: RouteFile }
export type Counts = Record<string, Record<string, number>>

const document = JSON.parse(JSON.stringify(openApi())) as { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } }
const named = document.components.schemas
const resolved = (schema: Schema): Schema => (schema.$ref ? resolved(named[schema.$ref.split('/').at(-1)!]!) : schema)

const operations = async (): Promise<Described[]> =>
  Promise.all(
    Object.entries(document.paths)
      .filter(([path]) => path !== '/openapi.json')
      .flatMap(([path, verbs]) => Object.entries(verbs).map(([verb, operation]) => ({ path, verb: verb.toUpperCase() as Verb, operation })))
      .map(async ({ path, verb, operation }) => {
        const file = `app/api/v1${path.replace('report.{format}', '[report]').replace(/\{(\w+)\}/g, '[$1]')}/route.ts`
        return { id: operation.operationId, verb, path, operation, route: (await import(join(process.cwd(), file))) as RouteFile }
      }),
  )

/** A value that fits a schema of the document; at every place, now and then something else. */
function fitting(schema: Schema, words: readonly string[], depth = 0): fc.Arbitrary<unknown> {
  const {
    type,
    properties = {},
    items,
    enum: options,
    const: only,
    format,
    pattern,
    ...rest
  } = resolved(schema) as Schema & { enum?: unknown[]; const?: unknown; format?: string; pattern?: string }
  const one = (): fc.Arbitrary<unknown> => {
    const choices = rest.anyOf ?? rest.oneOf
    if (only !== undefined) return fc.constant(only)
    if (options) return fc.constantFrom(...options)
    if (choices) return fc.oneof(...choices.map((choice) => fitting(choice, words, depth + 1)))
    if (type === 'object') {
      const required = new Set((resolved(schema).required as string[] | undefined) ?? [])
      const fields = Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, fitting(of, words, depth + 1)]))
      const whole = fc.record(fields, { requiredKeys: Object.keys(fields).filter((name) => required.has(name)) as never[] })
      return fc.oneof({ weight: 12, arbitrary: whole }, { weight: 1, arbitrary: whole.map((value) => ({ ...value, constructor: 1 })) })
    }
    if (type === 'array') return fc.array(fitting(items ?? {}, words, depth + 1), { minLength: 1, maxLength: 3 })
    if (type === 'integer')
      return fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 3 }) }, { weight: 1, arbitrary: fc.constantFrom(-1, 2 ** 31, 2 ** 53, 1e308) })
    if (type === 'number') return fc.constantFrom(0, 45, 45.5, 1e6, 1e308, -1, 0.1)
    if (type === 'boolean') return fc.boolean()
    if (type === 'null') return fc.constant(null)
    if (format === 'date' || /\\d\{4\}/.test(pattern ?? ''))
      return fc.constantFrom('2026-03-06', '2026-04-20', '2026-04-22', '2026-02-30', '9999-12-31', '0000-01-01')
    if (format === 'uuid') return fc.uuid()
    return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: fc.constantFrom(...hostileTexts) })
  }
  return fc.oneof({ weight: depth === 0 ? 40 : 20, arbitrary: one() }, { weight: 1, arbitrary: hostileValue })
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
const sheets = [
  'Force,Acknowledged\nSussex,10/3/2026\n',
  'Force\tRef\nKent\t"',
  '',
  'a,b\n'.repeat(50),
  '\0\0',
  'Force,Answered,State\nGwent,2/4/2026,Disclosed\nconstructor,31/2/2026,__proto__\n',
  'PK\u0003\u0004',
]

const oddBodies: (readonly [string, string])[] = [
  ['', 'application/json'],
  ['{', 'application/json'],
  ['[['.repeat(99), 'application/json'],
  ['"\\ud800"', 'application/json'],
  ['a=b', 'application/x-www-form-urlencoded'],
  ['x', `multipart/form-data; boundary=${'b'.repeat(257)}`],
  ['x', 'multipart/form-data'],
  ['null', 'text/plain'],
]

/** One call as the document describes it, or nearly. */
const calls = (
  { verb, path, operation }: Described,
  { code, reference, cell, noteId, others }: DeskInUse,
): fc.Arbitrary<{ address: string; params: Record<string, string>; init: RequestInit }> => {
  const words = [code, reference, others[0]!, cell.measure, cell.period, 'kent', noteId, 'Rang them', 'LAMPS', '7', '<5']
  const real: Record<string, string> = { code, reference, measure: cell.measure, period: cell.period }
  const inPath = operation.parameters?.filter((parameter) => parameter.in === 'path') ?? []
  const inQuery = operation.parameters?.filter((parameter) => parameter.in === 'query') ?? []
  const text = (schema: Schema) => fitting(schema, words).map(textOf)
  const paths = fc.record(
    Object.fromEntries(
      inPath.map(({ name, schema }) => [
        name,
        fc.oneof(
          { weight: 8, arbitrary: fc.constant(real[name] ?? 'csv') },
          { weight: 1, arbitrary: text(schema) },
          { weight: 2, arbitrary: fc.constantFrom(...hostileTexts) },
        ),
      ]),
    ),
  )
  const queries = fc.record(Object.fromEntries(inQuery.map(({ name, schema }) => [name, text(schema)])), { requiredKeys: [] })
  const content = operation.requestBody?.content ?? {}
  const json =
    content['application/json'] &&
    fc
      .tuple(fitting(content['application/json'].schema, words), fc.constant('application/json'))
      .map(([value, type]) => [JSON.stringify(value) ?? '', type] as const)
  const odd = fc.constantFrom(...oddBodies)
  const sheet = content['text/csv'] && fc.tuple(fc.constantFrom(...sheets), fc.constantFrom(...Object.keys(content)))
  const body = operation.requestBody
    ? fc.oneof(
        { weight: 12, arbitrary: (json ?? sheet)! as fc.Arbitrary<readonly [string, string]> },
        { weight: 1, arbitrary: odd as fc.Arbitrary<readonly [string, string]> },
      )
    : fc.constant(null)
  const key = fc.oneof(
    { weight: 12, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom('one', 'x'.repeat(200), 'x'.repeat(201), 'a b', '') },
  )
  return fc.record({ paths, queries, body, key }).map(({ paths, queries, body, key }) => {
    const params = Object.fromEntries(Object.entries(paths as Record<string, string>).map(([name, value]) => [name, value.toWellFormed()]))
    const query = new URLSearchParams(queries as Record<string, string>)
    const address = `${path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name]!))}${query.size > 0 ? `?${query}` : ''}`
    if ('format' in params) params.report = `report.${params.format}`
    const headers = { ...(body && { 'content-type': body[1] }), ...(key !== undefined && verb !== 'GET' && { 'idempotency-key': key }) }
    return { address, params, init: { method: verb, headers, body: body ? body[0] : null } }
  })
}

/** Reads a body by the schema that the document gives for its status and type; null where there is none to hold it to. */
const readers = new Map<string, z.ZodType | null>()
function readerOf(id: string, status: number, type: string, schema: Schema | undefined) {
  const key = `${id} ${status} ${type}`
  if (!readers.has(key)) {
    const local = JSON.parse(JSON.stringify({ ...schema, $defs: named }).replaceAll('#/components/schemas/', '#/$defs/'))
    readers.set(key, schema && /json$/.test(type) ? z.fromJSONSchema(local) : null)
  }
  return readers.get(key)
}

/** Calls until `isOver`, the same ones for the same seed. What does not hold is in `faults`, each with the call that brought it about. */
export async function fuzz(seed: number, isOver: (count: number) => boolean): Promise<{ faults: string[]; counts: Counts; total: number }> {
  const desk = await deskInUse()
  const described = await operations()
  const tokens: string[] = []
  for (const role of roles.toReversed()) {
    const issued = await issueToken(desk.people[role], { name: 'Fuzz' }, { now: new Date() })
    if (issued.ok) tokens.push(issued.token)
  }
  const setBack = await keepRows()
  const rowsNow = async () => {
    // A call notes when its token was used last.
    const { api_token: _, ...rest } = await rowsOf(desk.newsroomId)
    return JSON.stringify(rest)
  }
  const faults: string[] = []
  const counts: Counts = {}
  let total = 0
  let rows = await rowsNow()
  for (let round = 0; !isOver(total) && faults.length < 20; round++) {
    if (round > 0) {
      await setBack()
      rows = await rowsNow()
    }
    for (const each of described) {
      for (const { address, params, init } of fc.sample(calls(each, desk), { seed: seed + round, numRuns: 10 })) {
        if (isOver(total)) break
        // The admin's mostly; each role has its turn.
        const token = tokens[total % 7 === 6 ? ((total / 7) % 4) | 0 : 0]!
        const request = new Request(`http://desk.example/api/v1${address}`, {
          ...init,
          headers: { ...init.headers, authorization: `Bearer ${token}` },
          duplex: 'half',
        } as RequestInit)
        const answer = await each.route[each.verb](request, { params: Promise.resolve(params) })
        total++
        const ofOperation = (counts[each.id] ??= {})
        ofOperation[answer.status] = (ofOperation[answer.status] ?? 0) + 1
        const text = await answer.text()
        const fault = (what: string) =>
          faults.push(
            `${what}: ${each.verb} ${address.slice(0, 200)} ${JSON.stringify(init.headers)} ${String(init.body).slice(0, 600)} → ${answer.status} ${text.slice(0, 300)}`,
          )
        const type = (answer.headers.get('content-type') ?? '').split(';')[0]!
        const expected = each.operation.responses[answer.status]?.content
        if (answer.status >= 500) fault('an error of ours')
        else if (!expected) fault('a status that the document does not give')
        else if (!expected[type]) fault(`a type that the document does not give, ${type}`)
        else {
          const read = readerOf(each.id, answer.status, type, expected[type].schema)?.safeParse(JSON.parse(/json$/.test(type) ? text : 'null'))
          if (read && !read.success) fault(`not as its schema says, ${z.prettifyError(read.error).slice(0, 300)}`)
        }
        const after = each.verb === 'GET' && total % 10 ? rows : await rowsNow()
        if ((answer.status >= 400 || each.verb === 'GET') && after !== rows) fault('written although refused')
        rows = after
      }
    }
  }
  return { faults, counts, total }
}
