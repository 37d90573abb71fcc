import type { Metadata } from 'next'
import { NotAllowed } from '@/components/frame/not-allowed'

export const metadata: Metadata = { title: 'Not allowed' }

export default function ForbiddenPage() {
  return (
    <main id="main">
      <NotAllowed />
    </main>
  )
}
