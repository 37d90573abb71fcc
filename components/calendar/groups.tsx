import type { Route } from 'next'
import Link from 'next/link'
import { type Group, sideOf } from '@/lib/calendar/dates'

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

/** What falls on a day, in a line each: one force by its name, several by their number, with the way to where they are listed. */
export function GroupLines({ groups, listed }: { groups: Group[]; listed: string }) {
  return (
    <ul className="cal-lines">
      {groups.map(({ kind, words, code, entries, provisional, demonstration }) => {
        const [first] = entries
        const late = entries.filter(({ isLate }) => isLate).length
        return (
          <li key={`${code} ${words}`} className={`cal-line ${sideOf[kind]}`}>
            <Link href={(entries.length === 1 ? `/requests/${encodeURIComponent(first!.reference)}` : listed) as Route} prefetch={false}>
              <b>{code}</b> {entries.length === 1 ? first!.force : `${entries.length} forces`}: {lower(words)}
            </Link>
            {late > 0 && <span className="late"> {late === entries.length ? 'late' : `${late} late`}</span>}
            {provisional && <span className="sub"> provisional</span>}
            {demonstration && <span className="sub"> invented</span>}
          </li>
        )
      })}
    </ul>
  )
}
