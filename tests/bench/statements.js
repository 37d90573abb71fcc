import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/**
 * Loaded before the app when it is measured: counts the statements that each page sends to PostgreSQL and keeps their texts,
 * for EXPLAIN. Asked over HTTP on STATEMENTS_PORT: GET gives what was sent since the last time.
 */
const require = createRequire(join(process.cwd(), 'package.json'))
const { Client } = require('pg')
const query = Client.prototype.query
let sent = []

Client.prototype.query = function (config, values, ...rest) {
  const text = typeof config === 'string' ? config : config?.text
  if (text && !/^\s*(begin|commit|rollback|set |select pg_advisory|select 1\b)/i.test(text))
    sent.push({ text, values: (Array.isArray(values) ? values : config?.values) ?? [] })
  return query.call(this, config, values, ...rest)
}

const server = createServer((_, response) => {
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(sent))
  sent = []
})
server.on('error', () => {})
server.listen(Number(process.env.STATEMENTS_PORT), '127.0.0.1').unref()
