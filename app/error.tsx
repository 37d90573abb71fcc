'use client'
import { ErrorNotice } from '@/components/frame/error-notice'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="main">
      <ErrorNotice digest={error.digest} again={reset} />
    </main>
  )
}
