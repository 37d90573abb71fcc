import type { Metadata } from 'next'
import { Missing } from '@/components/frame/missing'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main id="main">
      <Missing />
    </main>
  )
}
