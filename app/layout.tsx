import type { Metadata, Viewport } from 'next'
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

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-GB">
      <body>{children}</body>
    </html>
  )
}
