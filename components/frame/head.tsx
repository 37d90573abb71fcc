import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** The head of a page: where it stands, its name, and what can be done with it. */
export function Head({
  crumb,
  title,
  mark,
  actions,
}: {
  crumb?: { href: string; text: string; more?: ReactNode }
  title: ReactNode
  mark?: string
  actions?: ReactNode
}) {
  return (
    <div className="head">
      {crumb && (
        <p className="crumb">
          <Link href={crumb.href as Route} prefetch={false}>
            {crumb.text}
          </Link>
          {crumb.more && (
            <>
              <span aria-hidden="true">/</span> <span>{crumb.more}</span>
            </>
          )}
        </p>
      )}
      <div className="head-row">
        <h1 className="title">
          {title} {mark && <span className="tag inv title-tag">{mark}</span>}
        </h1>
        {actions && <div className="acts">{actions}</div>}
      </div>
    </div>
  )
}
