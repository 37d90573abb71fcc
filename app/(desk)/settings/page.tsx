import type { Metadata } from 'next'
import { Head } from '@/components/frame/head'
import { Note } from '@/components/frame/note'
import { LetterKeysForm, NameForm, PasswordForm } from '@/components/settings/account-forms'
import { Feed } from '@/components/settings/feed'
import { NewToken, TokenList } from '@/components/settings/tokens'
import '@/components/settings/settings.css'
import { requireActor } from '@/lib/auth/session'
import { datedDay, dayIn } from '@/lib/days'
import { getAccount, listTokens } from '@/lib/settings/queries'

export const metadata: Metadata = { title: 'Settings' }

const saved: Record<string, string> = {
  name: 'Your name is saved.',
  password: 'Your password is changed. Every other place where you were signed in is signed out.',
  keys: 'Your choice is saved.',
  token: 'The token is revoked: nothing can use it any more.',
  feed: 'The feed is ended: its address gives nothing any more.',
}

export default async function SettingsPage({ searchParams }: PageProps<'/settings'>) {
  const actor = await requireActor()
  const [account, tokens, query] = await Promise.all([getAccount(actor), listTokens(actor), searchParams])
  const said = typeof query.saved === 'string' && Object.hasOwn(saved, query.saved) ? saved[query.saved] : undefined
  return (
    <>
      <Head title="Settings" />
      <div className="page settings">
        {said && (
          <Note role="status">
            <b>{said}</b>
          </Note>
        )}
        <section aria-labelledby="account-head">
          <h2 className="rule" id="account-head">
            Your account
          </h2>
          <p className="lead">
            {account.email}, {account.role} at {account.newsroom}. An admin changes the address and the role.
          </p>
          <NameForm name={account.name} />
        </section>
        <section aria-labelledby="password-head">
          <h2 className="rule" id="password-head">
            Password
          </h2>
          <PasswordForm />
        </section>
        <section aria-labelledby="keys-head">
          <h2 className="rule" id="keys-head">
            Keyboard
          </h2>
          <LetterKeysForm letterKeys={account.letterKeys} />
        </section>
        <section aria-labelledby="feed">
          <h2 className="rule" id="feed">
            Calendar feed
          </h2>
          <p className="lead">
            Due days, promised days and closing windows in your own calendar. Each entry names the force, our reference and what falls due, nothing more.
            Whoever has the address can read it.
          </p>
          <Feed hasFeed={account.hasFeed} />
        </section>
        <section aria-labelledby="tokens-head">
          <h2 className="rule" id="tokens-head">
            Tokens for the API
          </h2>
          <p className="lead">
            A token may do what you may do, and stops when you are disabled. What the API offers is described in <a href="/api/v1/openapi.json">openapi.json</a>
            .
          </p>
          {tokens.length > 0 && (
            <TokenList
              tokens={tokens.map(({ id, name, createdAt, lastUsedAt }) => ({
                id,
                name,
                made: datedDay(dayIn(createdAt)),
                used: lastUsedAt ? `Last used ${datedDay(dayIn(lastUsedAt))}.` : 'Not used yet.',
              }))}
            />
          )}
          <NewToken />
        </section>
      </div>
    </>
  )
}
