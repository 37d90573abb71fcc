import type { Metadata } from 'next'
import { Head } from '@/components/frame/head'
import { Note } from '@/components/frame/note'
import { Backups } from '@/components/settings/backups'
import { LetterKeysForm, NameForm, PasswordForm } from '@/components/settings/account-forms'
import { Feed } from '@/components/settings/feed'
import { SessionList } from '@/components/settings/sessions'
import { NewToken, TokenList } from '@/components/settings/tokens'
import '@/components/settings/settings.css'
import { can } from '@/lib/actor'
import { findSessionId, requireActor } from '@/lib/auth/session'
import { getLastRuns } from '@/lib/backup/queries'
import { summaryOf } from '@/lib/backup/words'
import { datedDay, dayIn, timedDay } from '@/lib/days'
import { env } from '@/lib/env'
import { getAccountWithSessions, listTokens } from '@/lib/settings/queries'

export const metadata: Metadata = { title: 'Settings' }

const saved: Record<string, string> = {
  name: 'Your name is saved.',
  password: 'Your password is changed. You stay signed in here; every other session, your API tokens and any link to choose a password have ended.',
  session: 'That session is ended: whoever used it has to sign in again.',
  keys: 'Your choice is saved.',
  token: 'The token is revoked: nothing can use it any more.',
  feed: 'The feed is ended: its address gives nothing any more.',
}

export default async function SettingsPage({ searchParams }: PageProps<'/settings'>) {
  const actor = await requireActor()
  const now = new Date()
  const [account, tokens, query, thisSession] = await Promise.all([getAccountWithSessions(actor, now), listTokens(actor, now), searchParams, findSessionId()])
  const nightly = env.BACKUP_TO ? { folder: env.BACKUP_TO, keep: env.BACKUP_KEEP } : null
  const backups = can(actor, 'newsroom:edit') ? summaryOf(await getLastRuns(actor), { nightly, now }) : null
  const message = typeof query.saved === 'string' && Object.hasOwn(saved, query.saved) ? saved[query.saved] : undefined
  return (
    <>
      <Head title="Settings" />
      <div className="page settings">
        {message && (
          <Note role="status">
            <b>{message}</b>
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
        <section aria-labelledby="sessions-head">
          <h2 className="rule" id="sessions-head">
            Where you are signed in
          </h2>
          <p className="lead">A session ends after twelve hours in which nobody uses it, and after two weeks in any case.</p>
          <SessionList
            sessions={account.sessions.map(({ id, device, address, createdAt, lastSeenAt }) => ({
              id,
              device,
              address,
              began: datedDay(dayIn(createdAt)),
              seen: timedDay(lastSeenAt),
              isThis: id === thisSession,
            }))}
          />
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
            A token may do what you may do, or only read. It ends on its day, when you are disabled and when your password changes. What the API offers is
            described in <a href="/api/v1/openapi.json">openapi.json</a>.
          </p>
          {tokens.length > 0 && (
            <TokenList
              tokens={tokens.map(({ id, name, scope, createdAt, expiresAt, lastUsedAt }) => ({
                id,
                name,
                scope,
                until: datedDay(dayIn(expiresAt)),
                made: datedDay(dayIn(createdAt)),
                used: lastUsedAt ? `Last used ${datedDay(dayIn(lastUsedAt))}.` : 'Not used yet.',
              }))}
            />
          )}
          <NewToken />
        </section>
        {backups && <Backups summary={backups} />}
      </div>
    </>
  )
}
