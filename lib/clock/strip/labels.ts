/**
 * Where the labels under a row of days go. Each hangs on a line from its day and runs towards the middle; it
 * takes the highest line on which it touches no other label and, if it can be, crosses no other's line. Widths are estimated,
 * since there is nobody here to measure them: a narrow screen shows the labels as a list in place of this.
 */
export type Labelled = { column: number; kind: string; day: string; words: string }
export type Label = Labelled & { side: 'right' | 'left'; line: number }

// In pixels: the widest that a row is drawn, and in it a day, a weekend's day, a character of the label.
const ROW = 1050
const DAY = 44
const WEEKEND = 10
const CHARACTER = 6.1
const PADDING = 14

export function placeLabels(days: readonly { column: number; kind: string }[], labels: readonly Labelled[]): Label[] {
  const edges = [0]
  for (const { kind } of days) edges.push(edges.at(-1)! + (kind === 'weekend' ? WEEKEND : DAY))
  const spanOf = ({ column, day, words, side }: Omit<Label, 'line'>) => {
    const at = edges[column - (side === 'right' ? 1 : 0)]!
    const long = (day.length + words.length + 1) * CHARACTER + PADDING
    return side === 'right' ? { at, from: at, to: at + long } : { at, from: at - long, to: at }
  }

  const sided = labels.map((label) => {
    const { at } = spanOf({ ...label, side: 'left' })
    const index = labels.findIndex((other) => saysTheSame(label, other))
    return { ...label, index, side: at > ROW / 2 ? ('left' as const) : ('right' as const) }
  })
  const rightward = sided.filter(({ side }) => side === 'right').reverse()
  const leftward = sided.filter(({ side }) => side === 'left')

  const done: (ReturnType<typeof spanOf> & { line: number })[] = []
  const lineAt = new Map<number, number>()
  for (const { index, ...label } of [...rightward, ...leftward]) {
    const span = spanOf(label)
    const lines = Array.from({ length: labels.length + 1 }, (_, above) => above + 1)
    const isFree = (test: (one: Placed, other: Placed) => boolean) => (line: number) => !done.some((other) => test({ ...span, line }, other))
    // Two that face each other closely cannot both be clear of the other's line: then the words at least are apart.
    const line = lines.find(isFree(clash)) ?? lines.find(isFree(touch))!
    done.push({ ...span, line })
    if (!lineAt.has(index)) lineAt.set(index, line)
  }
  return sided.map(({ index, ...label }) => ({ ...label, line: lineAt.get(index)! }))
}

/** Two that say the same of one day lie on one line, over each other, and read as one. */
const saysTheSame = (one: Labelled, other: Labelled) => one.column === other.column && one.kind === other.kind && one.words === other.words

type Placed = { at: number; from: number; to: number; line: number }

const touch = (one: Placed, other: Placed) => one.line === other.line && one.from < other.to && other.from < one.to
const clash = (one: Placed, other: Placed) => touch(one, other) || crosses(one, other) || crosses(other, one)

/** Whether one's line, which hangs from the row down to its own words, runs through the words of the other. */
const crosses = (one: Placed, other: Placed) => other.line <= one.line && one.at > other.from && one.at < other.to
