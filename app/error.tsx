'use client'
import { Broken } from '@/components/frame/broken'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="main">
      <Broken digest={error.digest} again={reset} />
    </main>
  )
}
