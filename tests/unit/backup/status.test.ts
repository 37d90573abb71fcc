import { describe, expect, test } from 'vitest'
import { backupStatus, backupHealth, isDue, nightOf, type Run } from '@/lib/backup/status'

const now = new Date('2026-11-27T09:00Z')
const run = (at: string): Run => ({ startedAt: new Date(at), finishedAt: new Date(at), folder: '/mnt/backups/x', message: null, bytes: 5_000_000 })
const status = (success: string | null, failure: string | null, isNightly = true) =>
  backupStatus({ success: success ? run(success) : null, failure: failure ? run(failure) : null }, { isNightly, now })

describe('the state of the backups', () => {
  test.each([
    ['last night’s is good', '2026-11-27T02:30Z', null, true, { kind: 'good', isFailing: false }],
    ['two days to the minute are not late', '2026-11-25T09:00Z', null, true, { kind: 'good', isFailing: false }],
    ['older than two days is late', '2026-11-25T08:59Z', null, true, { kind: 'late', isFailing: false }],
    ['one failure after a good one is told, and is not late yet', '2026-11-26T02:30Z', '2026-11-27T02:30Z', true, { kind: 'good', isFailing: true }],
    ['a failure before a good one is past', '2026-11-27T02:30Z', '2026-11-26T02:30Z', true, { kind: 'good', isFailing: false }],
    ['none yet, where it is to be made each night', null, null, true, { kind: 'none', isFailing: false }],
    ['none yet, because each try failed', null, '2026-11-27T02:30Z', true, { kind: 'none', isFailing: true }],
    ['nothing was promised without BACKUP_TO', null, null, false, { kind: 'off', isFailing: false }],
    ['an old one by hand is no promise of another', '2026-10-01T09:00Z', null, false, { kind: 'off', isFailing: false }],
    ['one by hand is as good as one by night', '2026-11-26T15:00Z', null, false, { kind: 'good', isFailing: false }],
  ] as const)('%s', (_, success, failure, isNightly, expected) => expect(status(success, failure, isNightly)).toEqual(expected))
})

describe('the nightly backup is due', () => {
  const due = (success: string | null, at: string) => isDue(success ? { startedAt: new Date(success) } : null, new Date(at))
  test.each([
    ['when there is none', null, '2026-11-27T09:00Z', true],
    ['at half past two, though one was made the evening before, when the desk was started', '2026-11-26T18:00Z', '2026-11-27T02:30Z', true],
    ['not again on the same night, after a crash', '2026-11-27T02:30:01Z', '2026-11-27T02:45Z', false],
    ['not again when the desk is started on the same day', '2026-11-27T02:30Z', '2026-11-27T23:00Z', false],
    ['at a start in the morning, when the desk was off by night', '2026-11-26T02:30Z', '2026-11-27T09:00Z', true],
    ['on the night the clocks go forward: half past two is an hour after half past midnight', '2026-03-28T02:30Z', '2026-03-29T01:30Z', true],
    ['once on the night the clocks go back', '2026-10-25T02:30Z', '2026-10-25T02:40Z', false],
    ['on the night the clocks go back', '2026-10-24T01:30Z', '2026-10-25T02:30Z', true],
  ])('%s', (_, success, at, expected) => expect(due(success, at)).toBe(expected))

  test('a night is named for its morning, in London', () => expect(nightOf(new Date('2026-07-01T01:30Z'))).toBe('2026-07-01'))
})

describe('the line for monitors', () => {
  const line = (success: string | null, failure: string | null, isNightly = true) =>
    backupHealth(
      { success: success ? run(success) : null, failure: failure ? { ...run(failure), message: 'The disk /mnt is full' } : null },
      { isNightly, now },
    )
  test.each([
    ['2026-11-27T02:30Z', null, true, 'good, last good 2026-11-27T02:30:00.000Z'],
    ['2026-11-24T02:30Z', '2026-11-27T02:30Z', true, 'late, last good 2026-11-24T02:30:00.000Z, failed 2026-11-27T02:30:00.000Z'],
    [null, null, true, 'late, none yet'],
    [null, null, false, 'not set up, none yet'],
  ] as const)('%s, %s', (success, failure, isNightly, expected) => expect(line(success, failure, isNightly)).toBe(expected))
})
