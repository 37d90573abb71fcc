import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openApi } from '@/lib/api/openapi'
import { eventTypes, ownTypes } from '@/lib/events/events'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Operation = {
  operationId: string
  parameters?: { in: string; name: string; required?: boolean }[]
  requestBody?: { content: Record<string, unknown> }
  responses: Record<string, { description: string; content?: Record<string, { schema: { $ref?: string } }> }>
}

const document = JSON.parse(JSON.stringify(openApi())) as {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Json>; securitySchemes: Record<string, Json> }
}
const operations = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ path, method, operation })))

/** Every `$ref` of the document. */
function refsIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => (key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner)))
}

/** The address that a route file answers, as the document writes it, and the verbs that it has handlers for. */
const root = 'app/api/v1'
const routes = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts') && !file.includes('[...'))
  .map((file) => {
    const path = `/${dirname(file)}`.replaceAll('[report]', 'report.{format}').replace(/\[(\w+)\]/g, '{$1}')
    const source = readFileSync(join(root, file), 'utf8')
    const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
      .filter((verb) => new RegExp(`async ${verb}\\(|function ${verb}\\(`).test(source))
      .map((verb) => verb.toLowerCase())
    return { path, methods }
  })

describe('openapi.json', () => {
  test('is OpenAPI 3.1, with a title, a version and paths that begin with a stroke', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/)
    expect(document.info).toMatchObject({ title: 'FOI Desk', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) })
    for (const path of Object.keys(document.paths)) expect(path).toMatch(/^\//)
  })

  test('describes every route file, verb by verb, and nothing else', () => {
    expect(routes.length).toBeGreaterThanOrEqual(11)
    const described = Object.fromEntries(Object.entries(document.paths).map(([path, item]) => [path, Object.keys(item).sort()]))
    expect(described).toEqual(Object.fromEntries(routes.map(({ path, methods }) => [path, methods.sort()])))
  })

  test('names each operation once and each part of its address as a required parameter', () => {
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length)
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
      expect(declared.map(({ name }) => name).sort(), path).toEqual(inPath.sort())
      for (const parameter of declared) expect(parameter.required, `${path} ${parameter.name}`).toBe(true)
    }
  })

  test('describes a success and every refusal, each refusal as a problem', () => {
    for (const { path, method, operation } of operations) {
      const statuses = Object.keys(operation.responses)
      expect(
        statuses.some((status) => status.startsWith('2')),
        `${method} ${path}`,
      ).toBe(true)
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(response.description.length, `${method} ${path} ${status}`).toBeGreaterThan(0)
        if (Number(status) >= 400)
          expect(response.content?.['application/problem+json']?.schema.$ref, `${method} ${path} ${status}`).toBe('#/components/schemas/Problem')
      }
      if (path !== '/openapi.json') expect(statuses).toEqual(expect.arrayContaining(['401', '500']))
      if (method === 'post' || method === 'put') expect(statuses).toEqual(expect.arrayContaining(['400', '403', '413', '415', '422']))
      if (path.includes('{')) expect(statuses).toContain('404')
    }
  })

  test('has every schema that it refers to, and refers to every schema that it has', () => {
    const refs = new Set(refsIn(document as unknown as Json))
    for (const ref of refs) expect(document.components.schemas, ref).toHaveProperty([ref.replace('#/components/schemas/', '')])
    for (const name of Object.keys(document.components.schemas)) expect(refs, name).toContain(`#/components/schemas/${name}`)
  })

  test('offers every event that may be logged, and none that only the desk writes', () => {
    const text = JSON.stringify(document.components.schemas.EventInput)
    for (const type of eventTypes) expect(text.includes(`"${type}"`), type).toBe(!ownTypes.includes(type))
  })

  test('tells days from instants', () => {
    const schemas = document.components.schemas as Record<string, { properties: Record<string, Json> }>
    expect(JSON.stringify(schemas.Clock!.properties.dueOn)).toContain('"format":"date"')
    expect(JSON.stringify(schemas.LoggedEvent!.properties.at)).toContain('"format":"date-time"')
  })
})
