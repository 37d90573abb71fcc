import type { ReactNode } from 'react'

/** A callout. It begins with the fact in bold. `ask` wants an answer of the reader, `warn` tells of a loss or a danger. */
export function Note({ kind, role, children }: { kind?: 'ask' | 'warn'; role?: 'status' | 'alert'; children: ReactNode }) {
  return (
    <div className={kind ? `note ${kind}` : 'note'} role={role}>
      {children}
    </div>
  )
}

/** What stands where there is nothing: what would be here, and the first step to it. */
export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="box">
      <h2>{title}</h2>
      {children}
    </div>
  )
}
