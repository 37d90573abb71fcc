import { describe, expect, test } from 'vitest'
import type { Run } from '@/lib/backup/status'
import { summaryOf } from '@/lib/backup/words'

const now = new Date('2026-07-10T09:00Z')
const run = (at: string, more: Partial<Run> = {}): Run => ({
  startedAt: new Date(at),
  finishedAt: new Date(at),
  folder: '/mnt/x',
  message: null,
  bytes: null,
  ...more,
})
const nightly = { folder: '/mnt/backups', keep: 14 }

describe('what an admin is told of the backups', () => {
  test('the last good one, in London’s time, with its place and size', () => {
    expect(summaryOf({ success: run('2026-07-10T01:30Z', { bytes: 5_242_880 }), failure: null }, { nightly, now })).toEqual({
      kind: 'good',
      isFailing: false,
      heading: 'The desk is backed up.',
      plan: 'Each night at half past two to /mnt/backups; the last 14 are kept.',
      success: 'The last good one is of 10 July 2026 at 02:30, in /mnt/x (5.0 MB).',
      failure: null,
    })
  })

  test('why the last attempt failed', () => {
    const runs = { success: run('2026-07-07T01:30Z'), failure: run('2026-07-10T01:30Z', { message: 'The disk is full.' }) }
    expect(summaryOf(runs, { nightly: { ...nightly, keep: 1 }, now })).toMatchObject({
      kind: 'late',
      isFailing: true,
      heading: 'The last good backup is older than two days.',
      plan: 'Each night at half past two to /mnt/backups; the last one is kept.',
      failure: 'The last attempt failed, 10 July 2026 at 02:30. The disk is full.',
    })
  })

  test('a failure that a good one followed is told as past, and what went wrong beside a good one is told with it', () => {
    const runs = {
      success: run('2026-07-10T01:30Z', { message: 'An older one could not be removed.' }),
      failure: run('2026-07-01T01:30Z', { message: 'Full.' }),
    }
    expect(summaryOf(runs, { nightly, now })).toMatchObject({
      success: 'The last good one is of 10 July 2026 at 02:30, in /mnt/x. An older one could not be removed.',
      failure: 'The last that failed, 1 July 2026 at 02:30. Full.',
    })
  })

  test('how to set it up, where it is not', () => {
    expect(summaryOf({ success: null, failure: null }, { nightly: null, now })).toMatchObject({
      kind: 'off',
      heading: 'Nothing backs up this desk.',
      plan: 'None is made by night: set BACKUP_TO to a folder on another disk, and start the desk again.',
      success: 'No backup has been made yet.',
    })
  })
})
