import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, type ZodOpenApiResponsesObject } from 'zod-openapi'
import { newInvestigation } from '@/lib/investigations/schema'
import { problemTitles, type ProblemStatus } from './problems'
import * as schema from './schema'
import * as clocksSchema from './schema/clock'
import * as importsSchema from './schema/imports'

/**
 * openapi.json: made from the schemas by which the routes read and the tests check what they answer, so that it
 * cannot tell of anything else. A test holds its list of addresses against the route files.
 */
const json = (description: string, body: z.ZodType) => ({
  description,
  headers: { 'Cache-Control': { schema: { type: 'string' as const }, description: 'private, no-store' } },
  content: { 'application/json': { schema: body } },
})

const problems = (...statuses: ProblemStatus[]): ZodOpenApiResponsesObject =>
  Object.fromEntries(
    ([401, ...statuses, 429, 500, 503] as const).map((status) => [
      String(status),
      {
        description: problemTitles[status],
        ...(status === 401 && { headers: { 'WWW-Authenticate': { schema: { type: 'string' as const } } } }),
        content: { 'application/problem+json': { schema: schema.problemSchema } },
      },
    ]),
  ) as ZodOpenApiResponsesObject

const body = (content: z.ZodType) => ({ required: true, content: { 'application/json': { schema: content } } })

type Operation = Omit<ZodOpenApiOperationObject, 'operationId'>
/** A call that writes has a body, and may carry a key, so that it can be sent again after a lost answer. */
const operation = (operationId: string, { requestParams, ...rest }: Operation): ZodOpenApiOperationObject => ({
  operationId,
  ...rest,
  ...(rest.requestBody ? { requestParams: { ...requestParams, header: schema.idempotencyHeader } } : requestParams && { requestParams }),
})

const files = {
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/pdf': 'pdf',
  'text/html': 'html',
  'application/json': 'json',
}

const binary = { type: 'string' as const, contentMediaType: 'application/octet-stream' }

const paths: ZodOpenApiPathsObject = {
  '/forces': {
    get: operation('listForces', {
      summary: 'The register of forces',
      responses: { 200: json('Every force of the newsroom, by name.', schema.forcesSchema), ...problems() },
    }),
  },
  '/investigations': {
    get: operation('listInvestigations', {
      summary: 'Investigations, newest first, each with its requests counted by standing as at today',
      requestParams: { query: schema.investigationsQuery },
      responses: { 200: json('A page of them.', schema.investigationsSchema), ...problems(422) },
    }),
    post: operation('createInvestigation', {
      summary: 'A new investigation, with a request as a draft for each force',
      requestBody: body(newInvestigation),
      responses: {
        201: { ...json('It is made.', schema.investigationSchema), headers: { Location: { schema: { type: 'string' } } } },
        ...problems(400, 403, 409, 413, 415, 422),
      },
    }),
  },
  '/investigations/{code}': {
    get: operation('getInvestigation', {
      summary: 'One investigation, with its requests counted by standing',
      requestParams: { path: schema.codePath, query: schema.asAtQuery },
      responses: { 200: json('The investigation as at the day.', schema.investigationSchema), ...problems(404, 422) },
    }),
  },
  '/investigations/{code}/requests': {
    get: operation('listRequests', {
      summary: 'The requests of an investigation, by the names of their forces',
      requestParams: { path: schema.codePath, query: schema.asAtQuery },
      responses: { 200: json('One row a force, the silent ones included.', schema.requestsSchema), ...problems(404, 422) },
    }),
  },
  '/investigations/{code}/report.{format}': {
    get: operation('getReport', {
      summary: 'The status report',
      requestParams: { path: schema.codePath.extend({ format: schema.formatField }), query: schema.asAtQuery },
      responses: {
        200: {
          description: 'The report as at the day.',
          content: Object.fromEntries(Object.keys(files).map((type) => [type, { schema: type === 'application/json' ? { type: 'object' as const } : binary }])),
        },
        ...problems(404, 422),
      },
    }),
  },
  '/investigations/{code}/imports': {
    post: operation('importTracker', {
      summary: 'What a tracker would change, or with commit=true: change it, all or nothing',
      requestParams: { path: schema.codePath, query: importsSchema.importQuery },
      requestBody: {
        required: true,
        content: {
          'text/csv': { schema: binary },
          'text/tab-separated-values': { schema: binary },
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: binary },
          'application/octet-stream': { schema: binary },
          'multipart/form-data': {
            schema: z.object({ file: z.string().meta({ format: 'binary' }), mapping: importsSchema.importMapping.optional() }),
            encoding: { mapping: { contentType: 'application/json' } },
          },
        },
      },
      responses: { 200: json('What each row would change, or has changed.', importsSchema.importSchema), ...problems(400, 403, 404, 413, 415, 422) },
    }),
  },
  '/requests/{reference}': {
    get: operation('getRequest', {
      summary: 'One request: its standing, its clock with the explanation, its events and its figures',
      requestParams: { path: schema.referencePath, query: schema.asAtQuery },
      responses: { 200: json('The request as at the day.', schema.requestSchema), ...problems(404, 422) },
    }),
  },
  '/requests/{reference}/events': {
    post: operation('logEvent', {
      summary: 'Logs what happened to a request',
      description:
        'Refused with a sentence, and with nothing changed: an event dated in the future, before the request was sent, of an unknown type, or for a question that was not asked.',
      requestParams: { path: schema.referencePath },
      requestBody: body(schema.eventInput),
      responses: { 201: json('It is on the record.', schema.loggedSchema), ...problems(400, 403, 404, 409, 413, 415, 422) },
    }),
  },
  '/requests/{reference}/figures/{measure}/{period}': {
    put: operation('saveFigure', {
      summary: 'What the force gave for a measure in a period',
      requestParams: { path: schema.referencePath.extend({ measure: schema.codeField, period: schema.codeField }) },
      requestBody: body(schema.figureInput),
      responses: { 200: json('It is saved, as a new version if it differs.', schema.savedFigureSchema), ...problems(400, 403, 404, 409, 413, 415, 422) },
    }),
  },
  '/clock': {
    get: operation('countClock', {
      summary: 'The dates that follow from a day of receipt',
      requestParams: { query: clocksSchema.clockQuery },
      responses: { 200: json('The dates with their working.', clocksSchema.countedClockSchema), ...problems(422) },
    }),
  },
  '/openapi.json': {
    get: {
      ...operation('describe', {
        summary: 'This description',
        responses: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } } },
      }),
      security: [],
    },
  },
}

/** The whole document. */
export const openApi = () =>
  createDocument({
    openapi: '3.1.1',
    info: {
      title: 'FOI Desk',
      version: '1.0.0',
      summary: 'What the screens of the desk do, for programs.',
      description: 'Days are days of the calendar in London. Errors are problems as RFC 9457 has them. A token may do what its person may do.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A personal token, made on the settings page or with npm run token -- EMAIL.' },
      },
    },
    paths,
  })
