import { type SentencePart, unpacked } from '@/lib/board/board-lines'

/** The count an editor can read aloud. Each part is a filter. */
export function HeadlineSentence({ sentence, base }: { sentence: string; base: string }) {
  const [asked, ...parts] = unpacked<SentencePart>(sentence)
  return (
    <p className="sentence">
      {asked && part(asked, base)}
      {parts.map((each) => (
        <span key={each[2]}>
          <span className="dotsep">·</span>
          {part(each, base)}
        </span>
      ))}
    </p>
  )
}

const part = ([query, count, words, tone, isOn]: SentencePart, base: string) => (
  <a href={base + query} className={tone || undefined} aria-current={isOn ? 'true' : undefined}>
    <b>{count}</b>
    {` ${words}`}
  </a>
)
