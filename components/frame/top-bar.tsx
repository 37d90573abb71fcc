'use client'
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { FindKey } from './find-key'
import { Glyph } from './glyph'
import { initials } from './initials'
import { Places } from './places'

/** The bar on every page of the desk. `signOut` is the form that ends the session. */
export function TopBar({ name, more, signOut }: { name: string; more: { href: string; name: string }[]; signOut?: ReactNode }) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the main part
      </a>
      <header className="top">
        <Link className="brand" href={'/' as Route} prefetch={false}>
          FOI Desk
        </Link>
        <nav aria-label="Main">
          <ul>
            <Places />
          </ul>
        </nav>
        <div className="end">
          <search>
            <form className="find" action="/search">
              <Glyph name="find" />
              <input
                type="search"
                name="q"
                id="find"
                aria-label="Find a force, reference or investigation"
                placeholder="Force, reference, investigation"
                autoComplete="off"
              />
              <kbd>/</kbd>
            </form>
          </search>
          <Link className="find-link" href={'/search' as Route} prefetch={false}>
            <Glyph name="find" />
            <span className="vh">Find</span>
          </Link>
          <button type="button" className="who" popoverTarget="account">
            <span aria-hidden="true">{initials(name)}</span>
            <span className="vh">Your account, {name}</span>
          </button>
        </div>
        <div className="account" id="account" popover="auto">
          <p>
            <b>{name}</b>
          </p>
          <ul>
            {more.map(({ href, name }) => (
              <li key={href}>
                <Link href={href as Route} prefetch={false}>
                  {name}
                </Link>
              </li>
            ))}
            {signOut && <li className="apart">{signOut}</li>}
          </ul>
        </div>
      </header>
      <FindKey />
    </>
  )
}

/** The same places at the foot of a phone, where a thumb reaches them. */
export function FootNav() {
  return (
    <nav className="foot-nav" aria-label="Go to">
      <ul>
        <Places />
      </ul>
    </nav>
  )
}
