'use client'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { type BlockChange, type BlockPlan, planBlock, readBlock } from '@/lib/figures/block'
import { CellEditor, type Editing, type Move } from './cell-editor'
import { CellLine, type ChosenCell } from './cell-line'
import { blockRows, type CellAt, cellAt, columnsOf, linkOf, rowsOf, tdAt } from './grid-places'
import { PastePreview } from './paste-preview'
import { UnsavedList } from './unsaved'
import { useSaving } from './use-saving'

type Props = { canEnter: boolean; canCheck: boolean; letters: boolean; chosen: ChosenCell | null; children: ReactNode }

const steps: Record<string, readonly [row: number, column: number]> = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }
const moves = { down: steps.ArrowDown!, up: steps.ArrowUp!, right: steps.ArrowRight!, left: steps.ArrowLeft! }

/**
 * The grid by keyboard and mouse: arrows move, Enter types in place, V checks, S opens the source, a block from a spreadsheet is pasted.
 * It wraps the table that the server drew and changes none of its markup; without script each cell is a link to its panel.
 */
export function GridKeyboard({ canEnter, canCheck, letters, chosen, children }: Props) {
  const router = useRouter()
  const box = useRef<HTMLDivElement>(null)
  const wantsPanel = useRef(false)
  const [editing, setEditing] = useState<Editing | null>(null)
  const { saving, unsaved, message, setMessage, send, save, check, drop } = useSaving()
  const [plan, setPlan] = useState<BlockPlan | null>(null)
  const [at, setAt] = useState<CellAt | null>(null)

  const tableOf = () => box.current!.querySelector('table')!
  const place = (target: EventTarget): CellAt | null => {
    const td = (target as Element).closest?.('td')
    return td?.closest('tbody') ? cellAt(tableOf(), td as HTMLTableCellElement) : null
  }
  const focus = (td: Element | null | undefined) => td && linkOf(td)?.focus()

  useEffect(() => {
    if (wantsPanel.current && document.getElementById('cell')) {
      wantsPanel.current = false
      document.getElementById('cell')!.focus()
    }
  })

  // What was saved shows in the line over the grid as soon as the table has it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the table is read anew when the server has drawn it anew
  useEffect(() => {
    setAt((before) => (before?.td.isConnected ? cellAt(box.current!.querySelector('table')!, before.td) : before))
  }, [children])

  useEffect(() => {
    const back = (event: globalThis.KeyboardEvent) => {
      const target = event.target as Element
      if (event.key === 'Escape' && target.closest('.src') && !target.closest('input, textarea, select'))
        linkOf(document.querySelector('.sheet td.sel') ?? document.body)?.focus()
    }
    document.addEventListener('keydown', back)
    return () => document.removeEventListener('keydown', back)
  }, [])

  const leave = (one: CellAt, move: Move) => {
    setEditing(null)
    if (!move) return
    const [down, right] = moves[move]
    focus(tdAt(tableOf(), one.row + down, one.column + right) ?? one.td)
  }

  const open = (one: CellAt, text = one.text) => {
    if (canEnter && !saving.includes(one.td)) setEditing({ at: one, text })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const one = place(event.target)
    if (!one || event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).matches('input')) return
    const table = tableOf()
    const step = steps[event.key]
    const key = event.key.toLowerCase()
    if (step) focus(tdAt(table, one.row + step[0], one.column + step[1]))
    else if (event.key === 'Home') focus(tdAt(table, one.row, 0))
    else if (event.key === 'End') focus(tdAt(table, one.row, columnsOf(table).length - 1))
    else if (event.key === 'PageDown' || event.key === 'PageUp')
      focus(tdAt(table, Math.max(0, Math.min(rowsOf(table).length - 1, one.row + (key === 'pagedown' ? 10 : -10))), one.column))
    else if (canEnter && (event.key === 'Enter' || event.key === 'F2')) open(one)
    else if (canEnter && /^[\d<*£.]$/.test(event.key)) open(one, event.key)
    else if (letters && canCheck && key === 'v') void check(one)
    else if (letters && key === 's') {
      wantsPanel.current = true
      follow(one.td)
    } else return
    event.preventDefault()
  }

  const follow = (td: Element) => {
    const href = linkOf(td)?.getAttribute('href')?.replace(/#.*/, '')
    if (href) router.push(href as Route, { scroll: false })
  }

  const onClick = (event: MouseEvent) => {
    const one = place(event.target)
    if (!one || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0 || (event.target as Element).matches('input')) return
    event.preventDefault()
    // On a narrow screen the panel stands under the grid: go there.
    wantsPanel.current = window.matchMedia('(max-width: 62rem)').matches
    follow(one.td)
  }

  const onFocus = (event: FocusEvent) => {
    const one = place(event.target)
    if (!one || (event.target as Element).matches('input')) return
    // One stop for Tab from here on; arrows do the rest. Not before a hand is in the grid: until then the markup is the server's.
    for (const link of tableOf().querySelectorAll<HTMLAnchorElement>('tbody td > a')) link.tabIndex = link.parentElement === one.td ? 0 : -1
    setAt(one)
  }

  const onPaste = async (event: ClipboardEvent) => {
    const one = place(event.target)
    const text = event.clipboardData.getData('text/plain')
    if (!one || !canEnter || !text) return
    const block = readBlock(text)
    const isOne = block.length === 1 && block[0]!.length === 1
    if (isOne && (event.target as Element).matches('input')) return
    event.preventDefault()
    if (isOne) return open(one, block[0]![0]!)
    setEditing(null)
    const table = tableOf()
    const rows = blockRows(table)
    const { forceMatcher } = await import('@/lib/forces/names')
    const match = forceMatcher(
      rowsOf(table).map(({ dataset }, row) => ({ row, id: dataset.f!, name: dataset.n!, shortName: rows[row]!.force, abbr: dataset.a!, aliases: [] })),
    )
    setPlan(planBlock(block, { rows, columns: columnsOf(table) }, one, (name) => match(name).force?.row ?? null))
  }

  const onCopy = (event: ClipboardEvent) => {
    const one = place(event.target)
    if (!one?.text || (event.target as Element).matches('input') || window.getSelection()?.toString()) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', `${one.text} (${one.force}, ${one.label.replace(' · ', ', ')}; ${one.from})`)
    setMessage(`Copied with its source: ${one.force} · ${one.label}`)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for what happens in the links of the table within
    <div ref={box} className="hand" onKeyDown={onKeyDown} onClick={onClick} onFocus={onFocus} onPaste={onPaste} onCopy={onCopy}>
      <CellLine cell={at ?? chosen} canEnter={canEnter} message={saving.length > 0 ? 'Saving…' : message} />
      <UnsavedList
        unsaved={unsaved}
        onRetry={(one) => {
          const td = [...tableOf().querySelectorAll<HTMLTableCellElement>('tbody td')].find((td) => {
            const found = cellAt(tableOf(), td)
            return found.reference === one.reference && found.measure === one.measure && found.period === one.period
          })
          if (td) void save(cellAt(tableOf(), td), one.text, one.version)
        }}
        onDrop={drop}
      />
      {children}
      {editing && (
        <CellEditor
          key={`${editing.at.reference} ${editing.at.measure} ${editing.at.period}`}
          editing={editing}
          onCancel={() => {
            setEditing(null)
            focus(editing.at.td)
          }}
          onSave={(text, move) => {
            leave(editing.at, move)
            if (text.trim() !== editing.at.text.trim()) void save(editing.at, text.trim(), editing.at.version)
          }}
        />
      )}
      {plan && (
        <PastePreview
          plan={plan}
          labels={new Map(columnsOf(tableOf()).map(({ measure, period, label }) => [`${measure} ${period}`, label]))}
          onClose={() => setPlan(null)}
          onSave={async (changes: readonly BlockChange[]) => {
            const answer = await send(changes.map(({ reference, measure, period, text, baseVersion }) => ({ reference, measure, period, text, baseVersion })))
            if (answer.ok) setMessage(`Saved ${answer.saved} ${answer.saved === 1 ? 'figure' : 'figures'}.`)
            else router.refresh()
            return answer
          }}
        />
      )}
    </div>
  )
}
