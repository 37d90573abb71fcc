import type { Standing } from '@/lib/clock/standing'
import { Glyph } from './glyph'
import { statusStyles } from '@/lib/requests/status-styles'

/** The one word of a request with its shape. `long` gives the word of the key: 'No response, overdue'. */
export function StateWord({ standing, long = false }: { standing: Standing; long?: boolean }) {
  const { family, word, key } = statusStyles[standing]
  return (
    <span className={`st st-${family}`}>
      <Glyph name={family} />
      {long ? key : word}
    </span>
  )
}
