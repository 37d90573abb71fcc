import type { Metadata } from 'next'
import { NotFoundNotice } from '@/components/frame/not-found-notice'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main id="main">
      <NotFoundNotice />
    </main>
  )
}
