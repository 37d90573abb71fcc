import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { baseUrlOf, readSettings } from '@/lib/configuration'

const faultsOf = (source: Record<string, string>) => {
  const read = readSettings(source)
  return read.ok ? [] : read.faults
}

const hostFault = 'HOST must be an address or a name of this machine, for example 127.0.0.1, or 0.0.0.0 for all of its addresses.'

describe('settings', () => {
  test('with nothing set, the desk runs on port 3000 with its own database and the demonstration', () => {
    const read = readSettings({})
    expect(read).toEqual({
      ok: true,
      settings: {
        PORT: 3000,
        HOST: '127.0.0.1',
        DATA_DIR: '.data',
        DATABASE_POOL: 10,
        HEAP_MB: 256,
        HEAP_YOUNG_MB: 4,
        TRUST_PROXY: 0,
        REQUESTS_PER_MINUTE: 1200,
        DEMO: true,
        BACKUP_KEEP: 14,
      },
    })
  })

  test('.env.example runs as it is', () => {
    expect(faultsOf(parseEnv(readFileSync('.env.example', 'utf8')) as Record<string, string>)).toEqual([])
  })

  test('.env.example names every setting', () => {
    const example = readFileSync('.env.example', 'utf8')
    for (const name of [
      'PORT',
      'HOST',
      'DATA_DIR',
      'DATABASE_URL',
      'DATABASE_POOL',
      'HEAP_MB',
      'HEAP_YOUNG_MB',
      'BASE_URL',
      'AUTH_SECRET',
      'ADMIN_EMAIL',
      'ADMIN_PASSWORD',
      'TRUST_PROXY',
      'REQUESTS_PER_MINUTE',
      'DEMO',
      'BACKUP_TO',
      'BACKUP_KEEP',
    ]) {
      expect(example).toMatch(new RegExp(`^(# )?${name}=`, 'm'))
    }
  })

  test.each([
    ['PORT', 'eighty', 'PORT must be a number from 1 to 65535.'],
    ['PORT', '0', 'PORT must be a number from 1 to 65535.'],
    ['PORT', '70000', 'PORT must be a number from 1 to 65535.'],
    ['PORT', '3000.5', 'PORT must be a number from 1 to 65535.'],
    ['HOST', '256.1.1.1', hostFault],
    ['HOST', 'a b', hostFault],
    ['HOST', 'http://desk', hostFault],
    ['HOST', '1234', hostFault],
    ['REQUESTS_PER_MINUTE', '9', 'REQUESTS_PER_MINUTE must be a number from 10 to 100000.'],
    ['DATABASE_URL', 'mysql://db/foi', 'DATABASE_URL must look like postgresql://user:password@host:5432/database.'],
    ['DATABASE_URL', 'db.example.org', 'DATABASE_URL must look like postgresql://user:password@host:5432/database.'],
    ['BASE_URL', 'foi.example.org', 'BASE_URL must be the address that people type, for example https://foi.example.org.'],
    ['AUTH_SECRET', 'short', 'AUTH_SECRET must have at least 32 characters: openssl rand -base64 48 makes one.'],
    ['ADMIN_EMAIL', 'the editor', 'ADMIN_EMAIL must be an e-mail address.'],
    ['ADMIN_PASSWORD', 'secret', 'ADMIN_PASSWORD must have at least 12 characters.'],
    ['ADMIN_PASSWORD', 'Password2026!', 'ADMIN_PASSWORD is one of the passwords that are tried first: choose three or four words.'],
    ['ADMIN_PASSWORD', 'TheNewsroom123', 'ADMIN_PASSWORD must be more than ADMIN_EMAIL or a name: choose three or four other words.'],
    ['TRUST_PROXY', 'yes', 'TRUST_PROXY must be the number of proxies that stand before the desk, 0 to 10.'],
    ['DEMO', 'yes', 'DEMO must be 1 for the demonstration or 0 for none.'],
    ['BACKUP_KEEP', '0', 'BACKUP_KEEP must be a number from 1 to 3650.'],
    ['DATABASE_POOL', '0', 'DATABASE_POOL must be a number from 1 to 200.'],
    ['HEAP_MB', '64', 'HEAP_MB must be a number of megabytes from 128 to 65536.'],
    ['HEAP_YOUNG_MB', 'few', 'HEAP_YOUNG_MB must be a number of megabytes from 1 to 256.'],
  ])('%s=%s is refused in one sentence', (name, value, sentence) => expect(faultsOf({ [name]: value })).toEqual([sentence]))

  test('each fault has its sentence', () => expect(faultsOf({ PORT: 'x', DEMO: 'x' })).toHaveLength(2))

  test('a setting left blank is a setting left out', () => expect(faultsOf({ PORT: '', DATABASE_URL: ' ', AUTH_SECRET: '', ADMIN_EMAIL: '' })).toEqual([]))

  test('DEMO=0 is no demonstration', () => expect(readSettings({ DEMO: '0' })).toMatchObject({ settings: { DEMO: false } }))

  test.each(['0.0.0.0', '::1', '192.168.1.20', 'localhost', 'desk-1.example.org'])('the desk may listen on %s', (HOST) =>
    expect(faultsOf({ HOST })).toEqual([]),
  )

  test('without BASE_URL people type the address of this machine', () => {
    expect(baseUrlOf({ BASE_URL: undefined, PORT: 4000 })).toBe('http://localhost:4000')
    expect(readSettings({ BASE_URL: 'https://foi.example.org/' })).toMatchObject({ settings: { BASE_URL: 'https://foi.example.org' } })
  })
})
