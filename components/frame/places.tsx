'use client'
import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

const places = [
  { href: '/', name: 'Today', holds: /^\/$/ },
  { href: '/investigations', name: 'Investigations', holds: /^\/(investigations|requests)(\/|$)/ },
  { href: '/forces', name: 'Forces', holds: /^\/forces(\/|$)/ },
  { href: '/calendar', name: 'Calendar', holds: /^\/calendar(\/|$)/ },
] as const

/** The main places, with the one that holds this page marked. */
export function Places() {
  const at = usePathname()
  return places.map(({ href, name, holds }) => (
    <li key={href}>
      <Link href={href as Route} prefetch={false} aria-current={holds.test(at) ? 'page' : undefined}>
        {name}
      </Link>
    </li>
  ))
}

export type Tab = { href: string; name: string; count?: number }

/** The parts of one thing, as tabs that are links. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  const at = usePathname()
  const [first] = tabs
  const current = tabs.findLast(({ href }) => (href === first?.href ? at === href : at === href || at.startsWith(`${href}/`)))
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ href, name, count }) => (
        <Link key={href} href={href as Route} prefetch={false} aria-current={href === current?.href ? 'page' : undefined}>
          {name} {count !== undefined && <span className="n">{count}</span>}
        </Link>
      ))}
    </nav>
  )
}
