import { isMainThread } from 'node:worker_threads'

// Every program that the front door starts carries this: when whoever started it is gone, killed without a chance to
// clean up, the program ends itself, so that the next start finds the port free.
if (isMainThread) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), 3_000).unref()
  }, 400)
  watch.unref()
}
