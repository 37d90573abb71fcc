'use client'
import { useEffect } from 'react'

/** `/` goes to the search field. It works only when no field has the focus, and never with a modifier. */
export function FindKey() {
  useEffect(() => {
    const find = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
      const field = document.getElementById('find')
      if (!field?.offsetParent) return
      event.preventDefault()
      field.focus()
    }
    document.addEventListener('keydown', find)
    return () => document.removeEventListener('keydown', find)
  }, [])
  return null
}

/** Whether a key pressed here would write something. */
export const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])'))
