'use client'
import { Broken } from '@/components/frame/error-notice'

export default function DeskError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <Broken digest={error.digest} again={reset} />
}
