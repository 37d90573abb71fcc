import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import '@fontsource-variable/archivo/standard.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import '@/components/frame/tokens.css'
import '@/components/frame/base.css'
import '@/components/frame/frame.css'
import '@/components/frame/controls.css'
import '@/components/frame/states.css'
import '@/components/frame/tables.css'

export const metadata: Metadata = { title: { default: 'FOI Desk', template: '%s – FOI Desk' }, robots: { index: false, follow: false } }
export const viewport: Viewport = { colorScheme: 'light dark' }

/** No page is made before it is asked for, also the one that is not found: each carries the nonce of its own answer (proxy.ts). */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection()
  return (
    <html lang="en-GB">
      <body>{children}</body>
    </html>
  )
}
