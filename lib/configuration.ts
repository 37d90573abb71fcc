import { z } from 'zod'

/**
 * Every setting of the desk, from the environment or from `.env`, each fault told in one sentence that names the setting.
 * What may be left out is filled in by the front door before the app sees it: the database's address, the secret, the base address.
 */
const blankIsAbsent = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)
const setting = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blankIsAbsent, schema)
const wholeNumber = (least: number, most: number, fault: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, fault)
    .transform(Number)
    .refine((number) => number >= least && number <= most, fault)
const addressOf = (protocols: RegExp, fault: string) => z.string().refine((text) => URL.canParse(text) && protocols.test(new URL(text).protocol), fault)

const shape = z.object({
  PORT: setting(wholeNumber(1, 65_535, 'PORT must be a number from 1 to 65535.').default(3000)),
  /** Who may reach the port: this machine alone, unless a proxy in front stands elsewhere. */
  HOST: setting(
    z
      .union(
        [
          z.ipv4(),
          z.ipv6(),
          z
            .string()
            .regex(/^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i)
            .regex(/[a-z]/i),
        ],
        {
          error: 'HOST must be an address or a name of this machine, for example 127.0.0.1, or 0.0.0.0 for all of its addresses.',
        },
      )
      .default('127.0.0.1'),
  ),
  /** The database (unless DATABASE_URL names another) and the files that people attach. */
  DATA_DIR: setting(z.string().default('.data')),
  DATABASE_URL: setting(addressOf(/^postgres(ql)?:$/, 'DATABASE_URL must look like postgresql://user:password@host:5432/database.').optional()),
  /** Connections that one process opens at most; Prisma and plain SQL have a pool of this size each. */
  DATABASE_POOL: setting(wholeNumber(1, 200, 'DATABASE_POOL must be a number from 1 to 200.').default(10)),
  BASE_URL: setting(
    addressOf(/^https?:$/, 'BASE_URL must be the address that people type, for example https://foi.example.org.')
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
  ),
  AUTH_SECRET: setting(z.string().min(32, 'AUTH_SECRET must have at least 32 characters: openssl rand -base64 48 makes one.').optional()),
  ADMIN_EMAIL: setting(
    z
      .email('ADMIN_EMAIL must be an e-mail address.')
      .transform((email) => email.toLowerCase())
      .optional(),
  ),
  ADMIN_PASSWORD: setting(
    z.string().min(12, 'ADMIN_PASSWORD must have at least 12 characters.').max(200, 'ADMIN_PASSWORD must have at most 200 characters.').optional(),
  ),
  DEMO: setting(
    z
      .enum(['0', '1'], 'DEMO must be 1 for the demonstration or 0 for none.')
      .default('1')
      .transform((text) => text === '1'),
  ),
})

export type Settings = z.infer<typeof shape>

/** The settings, or everything that is wrong with them. */
export function readSettings(source: Record<string, string | undefined>): { ok: true; settings: Settings } | { ok: false; faults: string[] } {
  const parsed = shape.safeParse(source)
  if (parsed.success) return { ok: true, settings: parsed.data }
  return { ok: false, faults: parsed.error.issues.map(({ message }) => message) }
}

/** The address people type, where none is set: this machine. */
export const baseUrlOf = ({ BASE_URL, PORT }: Pick<Settings, 'BASE_URL' | 'PORT'>) => BASE_URL ?? `http://localhost:${PORT}`
