'use client'
import { useEffect } from 'react'
import type { BoardData } from '@/lib/board/board-data'

/**
 * The board under the hand: J and K move, X ticks, Shift+X or Shift+click ticks all between, Enter opens, L C A E press the
 * buttons of the bar, F finds, Escape clears. It changes no markup that the server drew; without it all of this is links and buttons.
 * It looks for the rows anew when there is other data, and so another table.
 */
export function BoardKeys({ data }: { data: BoardData }) {
  const { letters } = data
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows it finds are those of this data.
  useEffect(() => {
    const board = document.querySelector<HTMLFormElement>('form.board')
    if (!board) return
    const rows = [...board.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.grp)')]
    const boxes = rows.map((row) => row.querySelector<HTMLInputElement>('input[name=r]'))
    const links = rows.map((row) => row.querySelector<HTMLAnchorElement>('.c-f a'))
    // A force's tile and its row lead to the same page.
    const tiles = new Map([...document.querySelectorAll<HTMLAnchorElement>('a.tile')].map((tile) => [tile.href, tile]))
    const count = board.querySelector('[data-count]')
    const idle = count?.innerHTML ?? ''
    let at = -1
    let last = -1

    const move = (to: number) => {
      const next = Math.max(0, Math.min(rows.length - 1, to))
      rows[at]?.classList.remove('cur')
      at = next
      rows[at]?.classList.add('cur')
      links[at]?.focus()
    }
    const tell = () => {
      const ticked = links.filter((_, index) => boxes[index]?.checked)
      rows.forEach((row, index) => {
        const isOn = boxes[index]?.checked ?? false
        row.classList.toggle('on', isOn)
        tiles.get(links[index]?.href ?? '')?.classList.toggle('sel-on', isOn)
      })
      const names = board.querySelector('[data-names]')
      if (count) count.innerHTML = ticked.length ? `<b>${ticked.length}</b> selected` : idle
      if (names) names.textContent = ticked.map((link) => link?.textContent).join(', ')
    }
    const tick = (index: number, through: boolean, value?: boolean) => {
      const box = boxes[index]
      if (!box) return
      const checked = value ?? !box.checked
      const [from, to] = through && last >= 0 ? [Math.min(last, index), Math.max(last, index)] : [index, index]
      for (let each = from; each <= to; each++) if (boxes[each]) boxes[each]!.checked = checked
      last = index
      tell()
    }
    const tickAll = (checked: boolean) => {
      for (const box of boxes) if (box) box.checked = checked
      tell()
    }

    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const target = event.target as HTMLElement
      if (event.key === 'Escape' && board.contains(target)) return tickAll(false)
      if (!letters || target.matches('textarea, select, input:not([type=checkbox])')) return
      const key = event.key.toLowerCase()
      const inRow = rows.findIndex((row) => row.contains(target))
      if (inRow >= 0) at = inRow
      if (key === 'j') move(at + 1)
      else if (key === 'k') move(at - 1)
      else if (key === 'x' && at >= 0) tick(at, event.shiftKey)
      else if (key === 'f') document.getElementById('filter')?.focus()
      else {
        const button = board.querySelector<HTMLButtonElement>(`[data-key="${CSS.escape(key)}"]`)
        if (!button || !boxes.some((box) => box?.checked)) return
        board.requestSubmit(button)
      }
      event.preventDefault()
    }
    const onClick = (event: MouseEvent) => {
      const target = event.target as HTMLElement
      const all = target.closest('[data-tick-all]')
      if (all) {
        event.preventDefault()
        return tickAll(!boxes.every((box) => box?.checked))
      }
      const index = boxes.indexOf(target as HTMLInputElement)
      if (index >= 0) tick(index, event.shiftKey, boxes[index]!.checked)
    }
    document.addEventListener('keydown', onKey)
    board.addEventListener('click', onClick)
    // A page that came back from history keeps its ticks.
    tell()
    return () => {
      document.removeEventListener('keydown', onKey)
      board.removeEventListener('click', onClick)
    }
  }, [letters, data])
  return null
}
