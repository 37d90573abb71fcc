'use client'
import { useState, useSyncExternalStore } from 'react'
import { Glyph } from '@/components/frame/glyph'

/** Copies words that stand on the page. Without script there is no button: the words can be selected. */
export function CopyButton({ text, children, className = 'btn sm' }: { text: string; children: string; className?: string }) {
  const canCopy = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const [status, setStatus] = useState('')
  if (!canCopy) return null
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setStatus('Copied'),
      () => setStatus('Your browser does not allow it: select the words and copy them'),
    )
  return (
    <>
      <button type="button" className={className} onClick={copy}>
        <Glyph name="copy" small /> {children}
      </button>
      <span className="hint" role="status">
        {status}
      </span>
    </>
  )
}

const never = () => () => {}
