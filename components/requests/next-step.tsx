import type { Route } from 'next'
import Link from 'next/link'
import { CopyButton } from '@/components/clock/copy-button'
import { type Day, weekdayDay } from '@/lib/days'
import type { NextStep } from '@/lib/chasing/next-step'
import type { StepLetter } from '@/lib/logging/step-letter'

const turns: Record<NextStep['by'], string> = { us: 'Our turn', force: 'Their turn', nobody: 'Nobody’s turn' }

type Props = {
  step: NextStep
  letter: StepLetter | null
  reference: string
  force: { id: string; address: string | null; confirmedAt: Date | null }
  mayLog: boolean
  today: Day
}

/** The one thing to do next, why, and the letter that goes with it: to copy, to send by hand, and to log as sent. */
export function NextStepBox({ step, letter, reference, force, mayLog, today }: Props) {
  return (
    <section className="next-step" aria-labelledby="h-next">
      <h2 className="rule" id="h-next">
        Next step <span className="end sub">{turns[step.by]}</span>
      </h2>
      <p className="step">
        <b>{step.words}</b>
        {step.by === 'us' && step.from && step.from > today && <> from {weekdayDay(step.from)}</>}
        {step.by === 'us' && step.until && <>, until {weekdayDay(step.until)}</>}
      </p>
      <p className="s13">{step.reason}</p>
      <p className="s12 mut">{step.source}</p>
      {letter && (
        <details className="step-letter">
          <summary>The letter for it</summary>
          <dl className="to">
            <div>
              <dt>To</dt>
              <dd>{letter.to === 'ico' ? 'the Information Commissioner' : <Address force={force} />}</dd>
            </div>
            <div>
              <dt>Subject</dt>
              <dd>{letter.subject}</dd>
            </div>
          </dl>
          {letter.gaps.length > 0 && (
            <p className="note ask">
              <b>To fill in by hand:</b> {letter.gaps.join(' ')}
            </p>
          )}
          <div className="letter paper keep">{letter.body}</div>
          <div className="acts">
            <CopyButton text={letter.body}>Copy the letter</CopyButton>
            <CopyButton text={letter.subject}>Copy the subject</CopyButton>
            {mayLog && (
              <Link className="btn sm" href={`/requests/${encodeURIComponent(reference)}?log=${letter.loggedAs}#log` as Route} prefetch={false} scroll={false}>
                Log it as sent
              </Link>
            )}
          </div>
        </details>
      )}
    </section>
  )
}

/** An address that nobody has confirmed is as good as none. */
function Address({ force: { id, address, confirmedAt } }: Pick<Props, 'force'>) {
  if (address && confirmedAt) return address
  return (
    <>
      {address ? `${address}, not confirmed` : 'no address yet'}:{' '}
      <Link href={`/forces/${id}` as Route} prefetch={false}>
        {address ? 'confirm it' : 'enter one'}
      </Link>
    </>
  )
}
