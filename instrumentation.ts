import type { Instrumentation } from 'next'
import { sentFaultOf } from './lib/sent-faults'
import { storageFaultOf } from './lib/storage-faults'

/** Runs once in the server's process, before its first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  ;(await import('@/lib/auth/incoming')).nameCallers()
  ;(await import('@/lib/incoming')).turnUnreadable()
  ;(await import('@/lib/outgoing')).guardAnswers()
}

/**
 * Tells the front door why a request failed, where the fault lies below the program (database, disk) or in what was sent: the door then answers with a
 * sentence and what was typed, in place of the error page (lib/front-door/gate.ts). Without a door there is nobody to tell.
 */
export const onRequestError: Instrumentation.onRequestError = (error, { headers }) => {
  const request = headers['x-desk-request']
  const fault = storageFaultOf(error) ?? sentFaultOf(error)
  if (fault && request && process.env.NEXT_RUNTIME === 'nodejs') process.send?.({ request, fault })
}
