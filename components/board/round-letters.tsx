import { LetterButtons } from '@/components/letters/letter-buttons'
import { StateWord } from '@/components/frame/state-word'
import { type Day, shortDay } from '@/lib/days'
import type { Standing } from '@/lib/clock/standing'
import './bulk.css'

type Letter = { reference: string; force: string; standing: Standing; sentOn: Day | null; subject: string; body: string; address: string | null }

/** The round's letters, one for each force, to be copied into a mail or a form. Those not logged as sent come first and open. */
export function RoundLetters({ code, letters, canLog }: { code: string; letters: readonly Letter[]; canLog: boolean }) {
  const unsent = letters.filter(({ sentOn }) => sentOn === null)
  const sent = letters.filter(({ sentOn }) => sentOn !== null)
  return (
    <div className="page stack-2">
      {unsent.length > 0 && (
        <section>
          <h2 className="rule">
            Not logged as sent <span className="sub">{unsent.length}</span>
            {canLog && (
              <span className="end">
                <a href={`/investigations/${code}/bulk?do=sent`}>Log them as sent</a>
              </span>
            )}
          </h2>
          {unsent.map(letterOf)}
        </section>
      )}
      {sent.length > 0 && (
        <section>
          <h2 className="rule">
            Sent <span className="sub">{sent.length} · as the letter is written now</span>
          </h2>
          {sent.map(letterOf)}
        </section>
      )}
      {letters.length === 0 && <div className="box">No force was asked in this investigation.</div>}
    </div>
  )
}

const letterOf = ({ reference, force, standing, sentOn, subject, body, address }: Letter) => (
  <details key={reference} className="round-letter">
    <summary>
      <span className="round-line">
        <b>{force}</b> <span className="mut">{reference}</span> <StateWord standing={standing} />{' '}
        <span className="mut">{sentOn && `sent ${shortDay(sentOn)}`}</span>
      </span>
    </summary>
    <article className="letter-one" aria-label={`The letter to ${force}`}>
      <header>
        <p className="s13">
          <span className="mut">To</span> {address ?? <span className="mut">no confirmed address</span>}
          <br />
          <span className="mut">Subject</span> {subject}
        </p>
        <LetterButtons address={address} subject={subject} body={body} />
      </header>
      <div className="letter">{body}</div>
    </article>
  </details>
)
