import { describe, expect, test } from 'vitest'
import { storageFaultOf, storageFaultWords } from '@/lib/storage-faults'

const coded = (code: string, message = '', more: object = {}) => Object.assign(new Error(message), { code, ...more })

describe('a fault below the program', () => {
  test.each([
    ['a server that is gone', coded('ECONNREFUSED'), 'database-lost'],
    ['a connection that an admin ended', coded('57P01', 'terminating connection due to administrator command'), 'database-lost'],
    ['a server that recovers', coded('57P03'), 'database-lost'],
    ['a connection failure by class', coded('08006'), 'database-lost'],
    ['a driver that has no code for it', new Error('Connection terminated unexpectedly'), 'database-lost'],
    ['a driver that waited for a connection', new Error('timeout exceeded when trying to connect'), 'database-lost'],
    ['several addresses tried in vain', Object.assign(new AggregateError([coded('ECONNREFUSED')]), { code: undefined }), 'database-lost'],
    ['a lock that was held too long', coded('55P03'), 'busy'],
    ['a statement that took too long', coded('57014'), 'busy'],
    ['a full disk under the database', coded('53100'), 'disk-full'],
    ['a full disk under the files', coded('ENOSPC'), 'disk-full'],
    ['a quota that is used up', coded('EDQUOT'), 'disk-full'],
    ['a disk that became read-only', coded('EROFS'), 'disk-refused'],
  ])('%s is known', (_, error, fault) => expect(storageFaultOf(error)).toBe(fault))

  test('is found inside what Prisma wraps it in', () => {
    const wrapped = coded('P2010', 'Raw query failed', {
      meta: { driverAdapterError: Object.assign(new Error('x'), { cause: { originalCode: '55P03', kind: 'postgres' } }) },
    })
    expect(storageFaultOf(wrapped)).toBe('busy')
  })

  test('is nothing that a bug or a refusal throws', () => {
    for (const error of [new Error('No'), coded('P2025'), coded('P2002'), coded('23505'), coded('ENOENT'), new TypeError('x is not a function'), null, 'text'])
      expect(storageFaultOf(error)).toBeNull()
  })

  test('ends where an error is its own cause', () => {
    const ring = new Error('ring')
    ring.cause = ring
    expect(storageFaultOf(ring)).toBeNull()
  })

  test('has a sentence that says what to do', () => {
    for (const words of Object.values(storageFaultWords)) expect(words).toMatch(/try again\.$/)
  })
})
