import { describe, expect, test } from 'vitest'
import { BoundedCache } from '@/lib/bounded-cache'

const cacheOf = (mostBytes = 10_000) => new BoundedCache<string>({ mostBytes, bytesOf: (text) => text.length })
const made = (place: string, basis = '1') => ({ place, basis })

describe('a bounded cache', () => {
  test('makes a value once for many who ask at once, and keeps it', async () => {
    const cache = cacheOf()
    let times = 0
    const make = async () => `value ${++times}`
    expect(await Promise.all(Array.from({ length: 9 }, () => cache.get(made('board'), make)))).toEqual(Array(9).fill('value 1'))
    expect(await cache.get(made('board'), make)).toBe('value 1')
    expect(cache.find(made('board'))).toBe('value 1')
  })

  test('holds one value a place: that of the last basis', async () => {
    const cache = cacheOf()
    for (const basis of ['1', '2', '3']) expect(await cache.get(made('board', basis), async () => basis)).toBe(basis)
    expect([cache.size, cache.find(made('board', '2')), cache.find(made('board', '3'))]).toEqual([1, undefined, '3'])
  })

  test('hands no value of an older basis to one who asks by a newer, though the older is still being made', async () => {
    const cache = cacheOf()
    let end = (_: string) => {}
    const old = cache.get(made('board', '1'), () => new Promise((resolve) => (end = resolve)))
    expect(await cache.get(made('board', '2'), async () => 'new')).toBe('new')
    end('old')
    expect(await old).toBe('old')
    expect(await cache.get(made('board', '2'), async () => 'new')).toBe('new')
  })

  test('keeps within its bytes, and forgets the names of what was pushed out', async () => {
    const cache = cacheOf()
    for (let nth = 0; nth < 200; nth++) await cache.get(made(`board ${nth}`), async () => 'x'.repeat(1000))
    expect(cache.size).toBeLessThan(10)
    expect(cache).toHaveProperty('names.size', cache.size)
  })

  test('answers those who wait for a value that others have pushed out meanwhile', async () => {
    const cache = cacheOf()
    let end = (_: string) => {}
    const slow = cache.get(made('slow'), () => new Promise((resolve) => (end = resolve)))
    for (let nth = 0; nth < 50; nth++) await cache.get(made(`board ${nth}`), async () => 'x'.repeat(1000))
    end('slow')
    expect(await slow).toBe('slow')
  })

  test('gives back what is too large to keep, and keeps neither undefined nor what is thrown', async () => {
    const cache = cacheOf()
    expect(await cache.get(made('board'), async () => 'x'.repeat(20_000))).toHaveLength(20_000)
    expect(await cache.get(made('board'), async () => undefined)).toBeUndefined()
    await expect(cache.get(made('board'), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(cache.size).toBe(0)
    expect(await cache.get(made('board'), async () => 'there')).toBe('there')
  })
})
