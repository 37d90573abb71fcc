import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

// The tests that the clock is held to, alone: mutation testing runs them thousands of times.
export default defineConfig({
  resolve: { alias: { '@': resolve(import.meta.dirname, '../../..') } },
  test: { include: ['tests/unit/clock/under-mutation.ts'], testTimeout: 60_000, env: { STRYKER: '1' } },
})
