import { z } from 'zod'

/**
 * What a backup says of itself, in `manifest.json`: which tables with how many rows, which files, which migrations, and the hash of each part.
 * A restore believes nothing that does not agree with it. The hashes find damage and parts that are missing; they do not keep out a forger,
 * who could write a new manifest: a backup is to be kept as safely as the data folder.
 */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const part = { sha256, size: z.int().nonnegative() }
/** Names become paths and SQL, so only plain ones are let in. */
const plainName = z.string().regex(/^[a-z_][a-z0-9_]*$/)

export const manifestSchema = z.object({
  program: z.literal('foi-desk'),
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  tables: z.array(z.object({ name: plainName, columns: z.array(plainName).min(1), rows: z.int().nonnegative(), ...part })),
  sequences: z.array(z.object({ name: plainName, value: z.string().regex(/^-?\d+$/) })),
  files: z.array(z.object(part)),
  settings: z.object(part),
})
export type Manifest = z.infer<typeof manifestSchema>
export type Part = { sha256: string; size: number }

export const names = {
  manifest: 'manifest.json',
  /** The hash of the manifest: it guards the others, and nothing in it guards itself. */
  manifestHash: 'manifest.sha256',
  settings: 'settings.json',
  tables: 'tables',
  files: 'files',
} as const

export const tablePath = (name: string) => `${names.tables}/${name}.copy.gz`
/** Where bytes stand below a folder of files, the same in a backup as in DATA_DIR. */
export const filePath = (hash: string) => `${names.files}/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`
/** What stands between a folder's name and a random end while the backup in it is not whole. */
export const UNFINISHED = '.unfinished-'

/** The text as a manifest, or a sentence that says why it is none. */
export function readManifest(text: string): { ok: true; manifest: Manifest } | { ok: false; message: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, message: 'Its manifest.json is not JSON: take another backup.' }
  }
  const { format } = z.object({ format: z.number() }).catch({ format: 1 }).parse(value)
  if (format > 1)
    return {
      ok: false,
      message: `It has format ${format}, which this version doesn't know: restore it with the version of the desk that made it, or a newer one.`,
    }
  const parsed = manifestSchema.safeParse(value)
  if (parsed.success) return { ok: true, manifest: parsed.data }
  const [issue] = parsed.error.issues
  return { ok: false, message: `Its manifest.json is not one of the desk's (${issue!.path.join('.') || 'the whole'}: ${issue!.message}): take another backup.` }
}
