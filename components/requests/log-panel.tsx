import type { Route } from 'next'
import Link from 'next/link'
import { formOf, type FormKind } from '@/lib/logging/event-form'
import { EventForm } from './event-form'

type Props = {
  reference: string
  kind: FormKind
  offered: { first: FormKind[]; other: FormKind[] }
  form: Omit<Parameters<typeof EventForm>[0], 'kind' | 'request'>
}

/** What can be logged now: what is likely first, the rest under one more press; and the form of the one that was chosen. */
export function LogPanel({ reference, kind, offered, form }: Props) {
  const { corrects } = form
  const chip = (option: FormKind) => (
    <Link
      key={option}
      className="chip"
      href={hrefOf(reference, option, corrects?.event)}
      prefetch={false}
      scroll={false}
      aria-current={option === kind ? 'true' : undefined}
    >
      {formOf(option).chip}
    </Link>
  )
  const isOther = !offered.first.includes(kind)
  return (
    <section className="log-panel" id="log" aria-labelledby="h-log">
      <h2 className="rule" id="h-log">
        {corrects ? 'Correct an entry' : formOf(kind).title} <span className="end sub">Nothing is saved yet</span>
      </h2>
      <nav className="kinds" aria-label="What happened">
        <div className="chips">{offered.first.map(chip)}</div>
        <details open={isOther || undefined}>
          <summary>Another event</summary>
          <div className="chips">{offered.other.map(chip)}</div>
        </details>
      </nav>
      <EventForm key={`${kind} ${corrects?.event ?? ''}`} request={reference} kind={kind} {...form} />
    </section>
  )
}

const hrefOf = (reference: string, kind: FormKind, corrects?: string) =>
  `/requests/${encodeURIComponent(reference)}?log=${kind}${corrects ? `&correct=${corrects}` : ''}#log` as Route
