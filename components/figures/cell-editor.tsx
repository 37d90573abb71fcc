'use client'
import { useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { CellAt } from './grid-places'
import { previewOf } from './cell-preview'

export type Editing = { at: CellAt; text: string }
export type Move = 'down' | 'up' | 'right' | 'left' | null

/** The field that opens in a cell. Enter and Tab save and go on, Escape leaves the cell as it was; leaving it by hand saves too. */
export function CellEditor({ editing, onSave, onCancel }: { editing: Editing; onSave: (text: string, move: Move) => void; onCancel: () => void }) {
  const { at } = editing
  const [text, setText] = useState(editing.text)
  const field = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  const hint = useId()
  useEffect(() => {
    field.current?.focus()
    if (editing.text === at.text) field.current?.select()
  }, [editing, at])
  const save = (move: Move) => {
    if (isDone.current) return
    isDone.current = true
    onSave(text, move)
  }
  const reading = text === at.text ? '' : previewOf(text, at.unit)
  return createPortal(
    <span className="editor">
      <input
        ref={field}
        value={text}
        maxLength={200}
        aria-label={`${at.force}, ${at.label}`}
        aria-describedby={hint}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => save(null)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') save(event.shiftKey ? 'up' : 'down')
          else if (event.key === 'Tab') save(event.shiftKey ? 'left' : 'right')
          else if (event.key === 'Escape') {
            isDone.current = true
            onCancel()
          } else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <span className="reads" id={hint} role="status">
        {reading}
      </span>
    </span>,
    at.td,
  )
}
