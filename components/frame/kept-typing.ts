'use client'
import { useEffect, useState } from 'react'
import { type FormState, valuesIn } from '@/lib/form'

type Action = (state: FormState, form: FormData) => Promise<FormState>

/**
 * The action, for a page that has come to life: where the desk does not answer, or answers that it is restarting, the form says so and
 * keeps what was typed, in place of the error page. Without script the front door does the same (lib/front-door/unavailable.ts).
 */
export function useKeptTyping(action: Action): Action {
  const [isAlive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  // Drawn on the server it must be the action itself: only that can be sent without script.
  if (!isAlive) return action
  return async (state, form) => {
    try {
      return await action(state, form)
    } catch (error) {
      const { digest, message } = error as { digest?: string; message?: string }
      // How Next redirects, or says that a page is not there.
      if (digest?.startsWith('NEXT_')) throw error
      const isOurs = !digest && /try again/i.test(message ?? '')
      const words = isOurs
        ? message!
        : `The desk did not answer as it should${digest ? ` (fault ${digest})` : ''}. It may have been saved already: look at the record, then try again.`
      return { error: words, values: valuesIn(form) }
    }
  }
}
