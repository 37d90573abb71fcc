import { MiniMap } from '@/components/board/tile-map'
import { Glyph } from '@/components/frame/glyph'
import { Empty } from '@/components/frame/note'
import type { Family } from '@/lib/requests/status-styles'
import { datedDay, type Day } from '@/lib/days'
import { headlineOf, rareBuckets } from '@/lib/requests/buckets'
import type { Standing } from '@/lib/clock/standing'
import './list.css'

export type Listed = {
  id: string
  code: string
  title: string
  demonstration: boolean
  owner: { name: string } | null
  createdOn: Day
  questions: number
  sentOn: Day | null
  standings: { forceId: string; abbr: string; tileRow: number | null; tileCol: number | null; standing: Standing }[]
}

const parts = [
  { of: 'disclosed', name: 'disclosed', glyph: 'disclosed', standing: 'disclosed,part disclosed' },
  { of: 'refused', name: 'refused', glyph: 'refused', standing: 'refused' },
  { of: 'not held', name: 'not held', glyph: 'notheld', standing: 'not held' },
  { of: 'no response', name: 'no response', glyph: 'overdue', standing: 'no response' },
  { of: 'answer withdrawn', name: 'withdrew', glyph: 'draft', standing: 'answer withdrawn' },
  { of: 'awaiting', name: 'awaiting', glyph: 'awaiting', standing: 'clarification,fee asked,awaiting,extended' },
  { of: 'lapsed', name: 'lapsed', glyph: 'draft', standing: 'fee lapsed' },
] as const satisfies { of: string; name: string; glyph: Family; standing: string }[]

/** Each round in one row: its shape, its name and where it stands. The counts are links to the board that shows them. */
export function InvestigationList({ investigations, canStart, isFirst = true }: { investigations: readonly Listed[]; canStart: boolean; isFirst?: boolean }) {
  if (investigations.length === 0)
    return (
      <Empty title={isFirst ? 'No investigation yet' : 'No older investigation'}>
        <p>An investigation is one question put to many forces at once: write it, tick the forces, and the board counts the days of each.</p>
        {canStart && (
          <p className="acts">
            <a className="btn go" href="/investigations/new">
              Write the questions
            </a>
          </p>
        )}
      </Empty>
    )
  return (
    <ul className="invs">
      {investigations.map((investigation) => (
        <Row key={investigation.id} {...investigation} />
      ))}
    </ul>
  )
}

function Row({ code, title, demonstration, owner, createdOn, questions, sentOn, standings }: Listed) {
  const headline = headlineOf(standings.map(({ standing }) => standing))
  const base = `/investigations/${code}`
  const shown = parts.filter(({ of }) => !rareBuckets.includes(of) || headline[of] > 0)
  const words = `${title}: ${headline.asked} asked, ${shown.map(({ of, name }) => `${headline[of]} ${name}`).join(', ')}`
  return (
    <li className="inv-row">
      <MiniMap forces={standings} words={words} />
      <div className="what">
        <h2>
          <a href={base}>{title}</a> {demonstration && <span className="tag inv">invented figures</span>}
        </h2>
        <p className="s13 mut">
          {code} · {questions} {questions === 1 ? 'question' : 'questions'} · {sentOn ? `sent ${datedDay(sentOn)}` : `written ${datedDay(createdOn)}`}
          {owner && ` · ${owner.name}`}
        </p>
        {headline['not sent'] > 0 && (
          <p className="s13">
            <span className="mut">Next</span>{' '}
            <a href={`${base}/bulk?do=sent`}>Log {headline['not sent'] === headline.all ? 'the round' : `${headline['not sent']} more`} as sent</a>
          </p>
        )}
        {headline['not sent'] === 0 && headline['no response'] > 0 && (
          <p className="s13">
            <span className="mut">Next</span>{' '}
            <a href={`${base}?standing=no+response`}>Chase {headline['no response'] === 1 ? 'the late force' : `${headline['no response']} late forces`}</a>
          </p>
        )}
      </div>
      <ul className="counts">
        <li>
          <a href={base}>
            <b>{headline.asked}</b>
            <span>asked</span>
          </a>
        </li>
        {shown.map(({ of, name, glyph, standing }) => (
          <li key={of}>
            <a href={`${base}?standing=${encodeURIComponent(standing)}`} className={headline[of] === 0 ? 'nil' : of === 'no response' ? 'hot' : undefined}>
              <b>{headline[of]}</b>
              <span>
                <Glyph name={glyph} small /> {name}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </li>
  )
}
