import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

/**
 * `npm run migration -- NAME`: writes the next folder of prisma/migrations from what has changed in schema.prisma since the last one.
 * The former schema is kept beside the migrations as text, so that what SQL alone can say (triggers, generated columns, checks),
 * written by hand into folders of its own, is never taken for something to drop.
 */
const migrations = join(import.meta.dirname, 'migrations')
const formerFile = join(migrations, 'former.prisma')

const name = process.argv[2]
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) refuse('Name the migration in small letters, digits and underscores: npm run migration -- add_inbox')

const schema = readFileSync(join(import.meta.dirname, 'schema.prisma'), 'utf8')
const former = existsSync(formerFile) ? readFileSync(formerFile, 'utf8') : null
const sql = await sqlBetween(former, schema)
if (sql.trim() === '' || sql.startsWith('-- This is an empty migration')) refuse('The schema says what the last migration left: there is nothing to write.')

mkdirSync(migrations, { recursive: true })
const numbers = readdirSync(migrations).map((folder) => Number.parseInt(folder, 10) || 0)
const folder = join(migrations, `${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}_${name}`)
mkdirSync(folder)
writeFileSync(join(folder, 'migration.sql'), sql)
writeFileSync(formerFile, schema)
console.log(`Wrote ${folder}/migration.sql. Read it before it is committed: a renamed column shows as one dropped and one added.`)

/** The SQL that leads from one schema to another, or from nothing. Both sides are texts; the engine asks the server only for its version. */
async function sqlBetween(from: string | null, to: string): Promise<string> {
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: process.env.DATABASE_URL }))
  await bindEngine()
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter)
  const model = (content: string) => ({ tag: 'schemaDatamodel' as const, files: [{ path: 'schema.prisma', content }] })
  const filters = { externalTables: [], externalEnums: [] }
  const { stdout } = await engine.diff({ from: from === null ? { tag: 'empty' } : model(from), to: model(to), script: true, exitCode: null, filters })
  return stdout ?? ''
}

/** The native schema engine is downloaded when first used, so its WebAssembly build it is; the package's own entry is made for bundlers. */
async function bindEngine() {
  const bytes = await readFile(new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm')))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports })
  const setWasm = (bindings as unknown as { __wbg_set_wasm: (exports: WebAssembly.Exports) => void }).__wbg_set_wasm
  setWasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
}

function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
