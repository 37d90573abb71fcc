import './tests/support/hooks.js'
import { pathToFileURL } from 'node:url'
import { defineConfig } from '@playwright/test'
import { browserArguments, findBrowser } from './tests/support/browser'

// For the workers, which are processes of their own; this one has the hooks by the import above.
const hooks = `--import=${pathToFileURL('tests/support/hooks.js')}`
if (!process.env.NODE_OPTIONS?.includes(hooks)) process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, hooks].filter(Boolean).join(' ')

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
