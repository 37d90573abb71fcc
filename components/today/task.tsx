import type { ReactNode } from 'react'

/** One thing to do on Today: how many, what it is called, why it matters, and the rows under it. */
export function Task({ count, name, hint, hot = false, children }: { count: number; name: string; hint: string; hot?: boolean; children: ReactNode }) {
  return (
    <div className="task">
      <p className={hot ? 'task-n hot' : 'task-n'} aria-hidden="true">
        {count >= 1_000 ? '999+' : count}
      </p>
      <div>
        <h3>
          <span className="vh">{count} </span>
          {name} <span className="sub">{hint}</span>
        </h3>
        {children}
      </div>
    </div>
  )
}
