'use client'
import { Broken } from '@/components/frame/error-notice'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="main">
      <Broken digest={error.digest} again={reset} />
    </main>
  )
}
