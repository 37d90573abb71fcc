import { CopyButton } from '@/components/clock/copy-button'
import { type Day, weekdayDay } from '@/lib/days'
import type { NextStep } from '@/lib/requests/next-step'

type Letter = { subject: string; body: string }

const turns: Record<NextStep['by'], string> = { us: 'Our turn', force: 'Their turn', nobody: 'Nobody’s turn' }

/** The one thing to do next, why, and the letter that goes with it, to copy and log as sent. */
export function NextStepBox({ step, letter, logHref, today }: { step: NextStep; letter: Letter | null; logHref: string | null; today: Day }) {
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
          <p className="s13">
            <span className="lab">Subject</span> {letter.subject}
          </p>
          <div className="letter paper keep">{letter.body}</div>
          <div className="acts">
            <CopyButton text={letter.body}>Copy the letter</CopyButton>
            <CopyButton text={letter.subject}>Copy the subject</CopyButton>
            {logHref && (
              <a className="btn sm" href={logHref}>
                Log it as sent
              </a>
            )}
          </div>
        </details>
      )}
    </section>
  )
}
