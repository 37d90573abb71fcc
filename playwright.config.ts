import { defineConfig } from '@playwright/test'
import { browserArguments, findBrowser } from './tests/support/browser'

// The workers arrange through the desk's own code, which has a form of its own for the server.
process.env.NODE_OPTIONS = [...new Set([...(process.env.NODE_OPTIONS ?? '').split(' '), '--conditions=react-server'])].filter(Boolean).join(' ')

const executablePath = findBrowser() ?? undefined
const report = process.env.E2E_REPORT

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: /.*\.(spec|test)\.ts/,
  globalSetup: './tests/support/app.ts',
  outputDir: 'test-results',
  workers: 2,
  // A test that passes only at the second try has not passed.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1280, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args: browserArguments },
  },
})
