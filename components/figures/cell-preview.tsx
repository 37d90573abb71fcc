'use client'
import { useEffect, useRef, useState } from 'react'
import { rangeOf, unclearWords, type Unit, cellLabel } from '@/lib/figures/cells'
import { parseCell } from '@/lib/figures/parse-cell'

/** What will be made of a text, said before it is saved: nothing for a plain number, which says so itself. */
export function previewOf(text: string, unit: Unit): string {
  const cell = parseCell(text, unit)
  if (cell.kind === 'unclear') return `Kept as unclear. ${unclearWords[cell.why]}`
  if (cell.kind === 'awaited') return ''
  if (cell.kind === 'number') return `Read as ${cellLabel(cell)}${cell.unit !== unit ? ', in another unit: left out of the total' : ''}.`
  return `Read as ${cellLabel(cell)}${rangeOf(cell) ? '' : ', left out of the total'}.`
}

/** The same under a field of a form, as it is typed in. Without script the answer comes with the save. */
export function CellPreview({ name, unit }: { name: string; unit: Unit }) {
  const box = useRef<HTMLParagraphElement>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const form = box.current?.closest('form')
    const read = () => {
      const field = form?.elements.namedItem(name)
      if (field instanceof HTMLInputElement) setSaid(field.value === field.defaultValue ? '' : previewOf(field.value, unit))
    }
    form?.addEventListener('input', read)
    return () => form?.removeEventListener('input', read)
  }, [name, unit])
  return (
    <p className="reading hint" role="status" ref={box}>
      {said}
    </p>
  )
}
