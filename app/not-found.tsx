import type { Metadata } from 'next'
import { Missing } from '@/components/frame/not-found-notice'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main id="main">
      <Missing />
    </main>
  )
}
