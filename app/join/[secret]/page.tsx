import type { Metadata } from 'next'
import Link from 'next/link'
import { JoinForm } from '@/components/people/join-form'
import { findInvitation } from '@/lib/auth/queries'

export const metadata: Metadata = { title: 'Join', referrer: 'no-referrer' }

export default async function JoinPage({ params }: PageProps<'/join/[secret]'>) {
  const { secret } = await params
  const invitation = await findInvitation(secret, new Date())
  return (
    <main id="main" className="door">
      <h1>FOI Desk</h1>
      {invitation ? (
        <>
          <p>
            Join <b>{invitation.newsroom}</b> as {invitation.email}. Choose a password to begin.
          </p>
          <JoinForm secret={secret} name={invitation.name} email={invitation.email} />
        </>
      ) : (
        <>
          <p>
            <b>This link does not work any more.</b> It has been used already, or is older than a week. Ask the admin of your newsroom for a new one.
          </p>
          <p>
            <Link href="/sign-in">Sign in</Link>
          </p>
        </>
      )}
    </main>
  )
}
