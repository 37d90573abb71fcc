import type { Metadata } from 'next'
import Link from 'next/link'
import { JoinForm } from '@/components/people/join-form'
import { spentLink } from '@/lib/auth/commands'
import { findInvitation } from '@/lib/auth/queries'
import { readClient } from '@/lib/auth/sign-in-session'

export const metadata: Metadata = { title: 'Join', referrer: 'no-referrer' }

export default async function JoinPage({ params }: PageProps<'/join/[secret]'>) {
  const { secret } = await params
  const invitation = await findInvitation(secret, new Date())
  const refused = invitation ? null : await spentLink(await readClient())
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
            {refused?.reason === 'throttled' ? (
              <>
                <b>Too many links that lead to nobody were tried from here.</b> Wait a quarter of an hour, then open yours again.
              </>
            ) : (
              <>
                <b>This link does not work any more.</b> It has been used already, is older than a week, or the password was changed since. Ask the admin of
                your newsroom for a new one.
              </>
            )}
          </p>
          <p>
            <Link href="/sign-in">Sign in</Link>
          </p>
        </>
      )}
    </main>
  )
}
