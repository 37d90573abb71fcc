import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/people/sign-in-form'
import { findActor } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { safeDestination } from '@/lib/redirects'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next } = await searchParams
  if (await findActor()) redirect(safeDestination(next, env.BASE_URL) as '/')
  return (
    <main id="main" className="door">
      <h1>FOI Desk</h1>
      <p className="mut">One question, 43 police forces, every answer with its source.</p>
      <SignInForm next={typeof next === 'string' ? next : undefined} />
      <p className="sub">No account? The admin of your newsroom can send you a link. Lost your password? Ask for a new one the same way.</p>
    </main>
  )
}
