import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

/** The Chromium that the browser tests drive: the system's, else the one that Playwright has downloaded; null where there is neither. */
export function findBrowser(): string | null {
  const inPath = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'].flatMap((name) =>
    (process.env.PATH ?? '').split(':').map((folder) => `${folder}/${name}`),
  )
  const places = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    ...inPath,
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ]
  return [...places, chromium.executablePath()].find((place) => existsSync(place)) ?? null
}

/** The same, fetched if need be: by Playwright, or as a package of the system. */
export function ensureBrowser(): string {
  const found = findBrowser()
  if (found) return found
  console.log('There is no Chromium for the browser tests yet: fetching one.')
  spawnSync(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium'], { stdio: 'ignore' })
  if (!findBrowser() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  const fetched = findBrowser()
  if (!fetched) throw new Error('The browser tests need Chromium, and none could be fetched: install it (Debian: apt-get install chromium) and run them again.')
  return fetched
}

/** As root there is no sandbox to be had; and a browser under test asks nothing of the outside. */
export const browserArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
