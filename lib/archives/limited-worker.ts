import { execFile, spawn } from 'node:child_process'
import { join } from 'node:path'

/**
 * Runs one of our programs on bytes that a person sent, in a process of its own: what it reads may be made to choke a reader, and then only
 * that process ends. On Linux the system bounds its memory (RLIMIT_DATA, which counts buffers as well as V8's heap, and not
 * the address space that V8 reserves and never uses). Elsewhere V8's own limit holds for the heap, and a look at the
 * process twice a second for the rest. Bytes go in by stdin, one JSON value comes out by stdout.
 */
export type WorkerLimits = { megabytes: number; seconds: number; outputBytes: number }
export type Ran = { ok: true; output: unknown } | { ok: false; reason: 'too-slow' | 'too-much-memory' }

export function runLimited(program: readonly [room: string, file: string], input: Uint8Array, { megabytes, seconds, outputBytes }: WorkerLimits): Promise<Ran> {
  return new Promise((resolve, reject) => {
    // Every program of the desk is started at the top of the repository.
    const file = join(/* turbopackIgnore: true */ process.cwd(), 'lib', ...program)
    // V8's heap is held to three quarters of it, so that it ends with a message of its own before the system says no.
    const node = [process.execPath, `--max-old-space-size=${Math.floor(megabytes * 0.75)}`, '--disable-warning=ExperimentalWarning', file]
    // `ulimit -t` ends it too where the desk itself was killed meanwhile and nobody keeps the time.
    const script = 'ulimit -d "$1" 2>/dev/null; ulimit -t "$2" 2>/dev/null; ulimit -c 0 2>/dev/null; shift 2; exec "$@"'
    const child = spawn('/bin/sh', ['-c', script, 'sh', `${megabytes * 1024}`, `${Math.ceil(seconds) + 10}`, ...node], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {} as NodeJS.ProcessEnv,
    })

    let refusal: 'too-slow' | 'too-much-memory' | null = null
    const end = (reason: 'too-slow' | 'too-much-memory') => {
      refusal ??= reason
      child.kill('SIGKILL')
    }
    const timer = setTimeout(() => end('too-slow'), seconds * 1000)
    const watch =
      process.platform === 'linux' ? undefined : setInterval(() => residentMegabytes(child.pid, (now) => now > megabytes && end('too-much-memory')), 500)

    const chunks: Buffer[] = []
    let size = 0
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > outputBytes) end('too-much-memory')
      else chunks.push(chunk)
    })
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk).slice(-4000)))
    // It may end before it has read everything; why, its own end says.
    child.stdin.on('error', () => {})
    child.stdin.end(input)

    child.once('error', (error) => finish(() => reject(error)))
    child.once('close', (code, signal) => {
      const reason = refusal ?? (signal === 'SIGXCPU' ? 'too-slow' : signal || outOfMemory.test(complaint) ? 'too-much-memory' : null)
      if (reason) return finish(() => resolve({ ok: false, reason }))
      // A program of ours says by its output what it makes of the bytes. Where it breaks instead, that is a bug of ours.
      if (code !== 0) return finish(() => reject(new Error(`${program.join('/')} ended with code ${code}: ${complaint}`)))
      finish(() => resolve({ ok: true, output: JSON.parse(Buffer.concat(chunks).toString('utf8')) }))
    })
    const finish = (settle: () => void) => {
      clearTimeout(timer)
      clearInterval(watch)
      settle()
    }
  })
}

// What V8, libuv and the C++ library print as they give up.
const outOfMemory = /out of memory|allocation failed|bad_alloc|Cannot allocate memory|ERR_MEMORY_ALLOCATION_FAILED/i

function residentMegabytes(pid: number | undefined, then: (megabytes: number) => void) {
  if (pid) execFile('ps', ['-o', 'rss=', '-p', `${pid}`], (error, text) => !error && then(Number(text) / 1024))
}
