'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { checkCellAction, type GridAnswer, saveCellsAction } from '@/lib/figures/actions'
import type { CellAt } from './grid-places'
import type { Unsaved } from './unsaved'

const unreached: GridAnswer = { ok: false, words: 'The desk could not be reached.', refused: [] }

/** Saves and checks cells of the grid. What could not be saved is kept in `unsaved` with what was typed, to be tried again. */
export function useSaving() {
  const router = useRouter()
  const [saving, setSaving] = useState<readonly HTMLTableCellElement[]>([])
  const [unsaved, setUnsaved] = useState<readonly Unsaved[]>([])
  const [message, setMessage] = useState('')

  const send = async (cells: readonly { reference: string; measure: string; period: string; text: string; baseVersion: number }[]) => {
    try {
      return await saveCellsAction(cells)
    } catch {
      return unreached
    }
  }

  const save = async (one: CellAt, text: string, baseVersion: number) => {
    const { td, reference, measure, period } = one
    const key = `${reference} ${measure} ${period}`
    const where = `${one.force} · ${one.label}`
    setSaving((cells) => [...cells, td])
    setUnsaved((list) => list.filter((other) => other.key !== key))
    const answer = await send([{ reference, measure, period, text, baseVersion }])
    setSaving((cells) => cells.filter((cell) => cell !== td))
    if (answer.ok) return setMessage(answer.saved > 0 ? `Saved. ${where}: ${text || 'blank'}` : `${where} says that already.`)
    const theirs = answer.refused[0]?.version
    setUnsaved((list) => [
      ...list,
      { key, reference, measure, period, where, text, words: answer.words, version: theirs ?? baseVersion, isStale: theirs !== undefined },
    ])
    if (theirs !== undefined) router.refresh()
  }

  const check = async (one: CellAt) => {
    setMessage('')
    const isChecked = one.td.dataset.check === undefined
    const answer = await checkCellAction({
      reference: one.reference,
      measure: one.measure,
      period: one.period,
      baseVersion: one.version,
      check: isChecked ? 'no' : 'yes',
    }).catch(() => unreached)
    setMessage('words' in answer ? `${one.force} · ${one.label}: ${answer.words}` : '')
  }

  const drop = (one: Unsaved) => setUnsaved((list) => list.filter((other) => other.key !== one.key))

  return { saving, unsaved, message, setMessage, send, save, check, drop }
}
