/** While a round is not out: the one thing to do next, before anything else on the page. */
export function SendRound({ base, drafts, all }: { base: string; drafts: number; all: number }) {
  if (drafts === 0) return null
  return (
    <div className="note ask send-round">
      <p>
        <b>{drafts === all ? `${all} letters are written, none is logged as sent.` : `${drafts} of ${all} letters are not logged as sent.`}</b> The clock of a
        force starts on the day it receives its letter.
      </p>
      <p className="acts">
        <a className="btn go" href={`${base}/bulk?do=sent`}>
          Log {drafts === all ? 'the round' : `these ${drafts}`} as sent
        </a>
        <a className="btn" href={`${base}/letters`}>
          Read the letters
        </a>
      </p>
    </div>
  )
}
