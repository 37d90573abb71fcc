import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('parts killed under load: all that was acknowledged is there once, and nothing needs a hand', { timeout: 600_000 }, (context) => {
  if (process.platform !== 'linux') context.skip('finds the parts of a desk in /proc')
  const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/front-door/start.js', 'trial-kill', '--seconds', '30', '--kills', '4', '--seed', '7'], {
    encoding: 'utf8',
    env: { ...process.env, npm_lifecycle_event: undefined } as NodeJS.ProcessEnv,
  })
  expect([status, stdout.slice(-6000), stderr.slice(-2000)]).toEqual([0, expect.stringContaining('Everything acknowledged is there once'), expect.anything()])
  expect(stdout).toContain('Killed: door 1, app 1, worker 1, postgres 1')
})
