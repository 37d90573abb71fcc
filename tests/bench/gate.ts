import { createWriteStream } from 'node:fs'
import { patternsIn } from '../../lib/front-door/access-log.ts'
import { openGate } from '../../lib/front-door/gate.ts'

/** The gate as it ships, in a process of its own before the benchmark's app: its limit is only so high that a benchmark does not meet it. */
const [appPort, port] = process.argv.slice(2).map(Number) as [number, number]
const log = createWriteStream('/dev/null')
const gate = openGate(
  { appPort, isDatabaseUp: true, isWorkerUp: true },
  { requestsPerMinute: 1_000_000, log: { write: (line) => log.write(line), pattern: patternsIn('.build/bench') } },
)
await gate.listen(port, '127.0.0.1')
process.send?.('ready')
