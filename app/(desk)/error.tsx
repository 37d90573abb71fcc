'use client'
import { ErrorNotice } from '@/components/frame/error-notice'

export default function DeskError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <ErrorNotice digest={error.digest} again={reset} />
}
