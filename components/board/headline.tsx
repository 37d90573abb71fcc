import { type BoardView, queryOf, unfiltered } from '@/lib/board/url'
import { type Bucket, type Headline, standingsIn } from '@/lib/requests/buckets'

const parts: { bucket: Bucket; always: boolean }[] = [
  { bucket: 'disclosed', always: true },
  { bucket: 'refused', always: true },
  { bucket: 'not held', always: true },
  { bucket: 'no response', always: true },
  { bucket: 'awaiting', always: true },
  { bucket: 'withdrawn', always: false },
  { bucket: 'not sent', always: false },
]

/** The count an editor can read aloud. Each part is a filter, and what was asked is the sum of the parts that follow it. */
export function HeadlineSentence({ headline, base, view }: { headline: Headline; base: string; view: BoardView }) {
  const address = (change: Partial<BoardView>) => `${base}${queryOf(view, { ...unfiltered, ...change })}`
  return (
    <p className="sentence">
      <a href={address({ show: headline['not sent'] > 0 ? 'asked' : null })}>
        <b>{headline.asked}</b> asked
      </a>
      {parts
        .filter(({ bucket, always }) => (always && headline.asked > 0) || headline[bucket] > 0)
        .map(({ bucket }) => (
          <span key={bucket}>
            <span className="dotsep">·</span>
            <a
              href={address({ standing: standingsIn(bucket) })}
              className={bucket === 'no response' && headline['no response'] > 0 ? 'hot' : undefined}
              aria-current={isShown(bucket, view) ? 'true' : undefined}
            >
              <b>{headline[bucket]}</b> {bucket === 'not sent' ? 'not yet asked' : bucket}
            </a>
          </span>
        ))}
    </p>
  )
}

const isShown = (bucket: Bucket, { standing }: BoardView) => {
  const all = standingsIn(bucket)
  return standing.length === all.length && all.every((each) => standing.includes(each))
}
