import type { ReactNode } from 'react'
import { FootNav, TopBar } from '@/components/frame/top-bar'
import { signOutAction } from '@/lib/auth/actions'
import { can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'

/** The frame of the desk. It is no gate: each page and each action asks for its own Actor. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  const more = [
    { href: '/calculator', name: 'Deadline calculator' },
    { href: '/log', name: 'Log' },
    ...(can(actor, 'people:manage') ? [{ href: '/people', name: 'People' }] : []),
    { href: '/settings', name: 'Settings' },
    { href: '/about', name: 'About and sources' },
  ]
  return (
    <>
      <TopBar
        name={actor.name}
        more={more}
        signOut={
          <form action={signOutAction}>
            <button type="submit">Sign out</button>
          </form>
        }
      />
      <main id="main">{children}</main>
      <FootNav />
    </>
  )
}
