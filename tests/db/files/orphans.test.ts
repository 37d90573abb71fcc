import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { attachFile } from '@/lib/files/commands'
import { sweepOrphans } from '@/lib/files/orphans/commands'
import { openFile, putStream } from '@/lib/files/store'
import { db } from '../../support/db'
import { person } from '../../support/people'
import { round } from '../../support/round'

test('bytes that no row names are cleared, and those of a file stay', async () => {
  const actor = await person('reporter')
  await round(actor)
  const stream = Readable.from([Buffer.from('a reply')])
  await attachFile(actor, { reference: 'CONES-KNT', name: 'reply.txt', mediaType: 'text/plain', stream }, { now: new Date() })
  const { sha256 } = await db.file.findFirstOrThrow({ select: { sha256: true } })
  const left = await putStream(Readable.from([Buffer.from('left behind by a kill')]))
  if (!left.ok) throw new Error(left.reason)

  expect(await sweepOrphans()).toBe(1)
  expect(await openFile(left.sha256)).toBeNull()
  const kept = await openFile(sha256)
  expect(kept?.size).toBe(7)
  await kept?.stream.cancel()
})
