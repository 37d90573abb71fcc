/** Runs once in the server's process, before its first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  ;(await import('@/lib/auth/incoming')).nameCallers()
  ;(await import('@/lib/outgoing')).guardAnswers()
}
