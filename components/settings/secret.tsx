import type { ReactNode } from 'react'
import './settings.css'

/** Something that is shown once. One press selects the whole of it. */
export function Secret({ title, secret, children }: { title: string; secret: string; children: ReactNode }) {
  return (
    <div className="note ask secret" role="status">
      <b>{title}</b>
      <code className="secret-text">{secret}</code>
      <span>{children}</span>
    </div>
  )
}
