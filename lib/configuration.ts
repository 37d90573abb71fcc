import { z } from 'zod'
import { passwordFault } from './password-rule.ts'

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

const fields = z.object({
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
  /** What the app may hold of living data, and of data just made, in megabytes: its heap's old space and each half of the young one. */
  HEAP_MB: setting(wholeNumber(128, 65_536, 'HEAP_MB must be a number of megabytes from 128 to 65536.').default(256)),
  HEAP_YOUNG_MB: setting(wholeNumber(1, 256, 'HEAP_YOUNG_MB must be a number of megabytes from 1 to 256.').default(4)),
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
  /** How many proxies stand before the desk; each is believed about the address it was called from. */
  TRUST_PROXY: setting(wholeNumber(0, 10, 'TRUST_PROXY must be the number of proxies that stand before the desk, 0 to 10.').default(0)),
  /** Of one person or token; every copy of the desk counts for itself. */
  REQUESTS_PER_MINUTE: setting(wholeNumber(10, 100_000, 'REQUESTS_PER_MINUTE must be a number from 10 to 100000.').default(1200)),
  DEMO: setting(
    z
      .enum(['0', '1'], 'DEMO must be 1 for the demonstration or 0 for none.')
      .default('1')
      .transform((text) => text === '1'),
  ),
  /** A folder for a backup each night; left out, none is made. */
  BACKUP_TO: setting(z.string().optional()),
  /** How many of them are kept. */
  BACKUP_KEEP: setting(wholeNumber(1, 3_650, 'BACKUP_KEEP must be a number from 1 to 3650.').default(14)),
})

// The same rule as at every other door. Who is made with it is called Admin, at The newsroom (prisma/seed.ts).
const shape = fields.superRefine(({ ADMIN_EMAIL, ADMIN_PASSWORD }, context) => {
  const fault = ADMIN_PASSWORD === undefined ? null : passwordFault(ADMIN_PASSWORD, [ADMIN_EMAIL ?? '', 'Admin', 'The newsroom'])
  if (fault === 'common') context.addIssue('ADMIN_PASSWORD is one of the passwords that are tried first: choose three or four words.')
  if (fault === 'own') context.addIssue('ADMIN_PASSWORD must be more than ADMIN_EMAIL or a name: choose three or four other words.')
})

export type Settings = z.infer<typeof shape>
export const settingNames = Object.keys(shape.shape)

/** The settings, or everything that is wrong with them. */
export function readSettings(source: Record<string, string | undefined>): { ok: true; settings: Settings } | { ok: false; faults: string[] } {
  const parsed = shape.safeParse(source)
  if (parsed.success) return { ok: true, settings: parsed.data }
  return { ok: false, faults: parsed.error.issues.map(({ message }) => message) }
}

/** The address people type, where none is set: this machine. */
export const baseUrlOf = ({ BASE_URL, PORT }: Pick<Settings, 'BASE_URL' | 'PORT'>) => BASE_URL ?? `http://localhost:${PORT}`
