import type { Derived } from '../reading'

/** The columns of a request that repeat what its events say, with their types in the database: the one list of them. */
const columns = {
  standing: 'text',
  forceReference: 'text',
  sentOn: 'date',
  receivedOn: 'date',
  dueOn: 'date',
  lateAfterOn: 'date',
  closedOn: 'date',
  lastContactOn: 'date',
  nextWindowOn: 'date',
  followUpFromOn: 'date',
} as const satisfies Record<Exclude<keyof Derived, 'id'>, 'text' | 'date'>
export type DerivedColumn = keyof typeof columns
export const derivedColumns = Object.keys(columns) as DerivedColumn[]

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

type Row<Column extends DerivedColumn> = Pick<Derived, Column | 'id'> & { raised: number }

/** Writes some of these columns for many requests in one statement, and raises the version of each by its `raised`. */
export function updateOf<Column extends DerivedColumn>(newsroomId: string, chosen: readonly Column[], rows: readonly Row<Column>[]) {
  const text = `update request r set ${chosen.map((column) => `${snake(column)} = d.${snake(column)}`).join(', ')}, version = r.version + d.raised
     from unnest($2::uuid[], $3::int[], ${chosen.map((column, index) => `$${index + 4}::${columns[column]}[]`).join(', ')}) as d(id, raised, ${chosen.map(snake).join(', ')})
    where r.newsroom_id = $1::uuid and r.id = d.id`
  const values = [newsroomId, rows.map(({ id }) => id), rows.map(({ raised }) => raised), ...chosen.map((column) => rows.map((row) => row[column]))]
  return { text, values }
}
