import { defineConfig } from 'vitest/config'

// `server-only` and Prisma's client have a form of their own for code that runs on the server.
const conditions = ['react-server']
// So has Next's `notFound`, which it finds by a rule of its bundler's own.
const alias = { '@': import.meta.dirname, 'next/navigation': 'next/dist/client/components/navigation.react-server.js' }
const shared = { resolve: { alias, conditions }, ssr: { resolve: { conditions, externalConditions: conditions } } }

export default defineConfig({
  test: {
    // Two cores are what a small server has, and what these files are timed on.
    maxWorkers: 2,
    projects: [
      { ...shared, test: { name: 'unit', include: ['tests/unit/**/*.test.ts', 'tests/house.test.ts'], testTimeout: 30_000 } },
      {
        ...shared,
        test: {
          name: 'db',
          include: ['tests/db/**/*.test.ts'],
          globalSetup: ['tests/support/template.ts'],
          setupFiles: ['tests/support/db.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Whole pages, drawn as the browser gets them: React's other half, which draws, is there only without the form for the server.
        resolve: { alias: { '@': import.meta.dirname, 'server-only': `${import.meta.dirname}/node_modules/server-only/empty.js` } },
        test: {
          name: 'db-pages',
          include: ['tests/db-pages/**/*.test.ts'],
          globalSetup: ['tests/support/template.ts'],
          setupFiles: ['tests/support/db.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: { name: 'front-door', include: ['tests/front-door/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false },
      },
    ],
  },
})
