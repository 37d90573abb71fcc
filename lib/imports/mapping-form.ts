import { dayField } from '@/lib/days'
import type { Mapping } from './mapping'

/**
 * How a form says that a sheet is to be read. The names carry numbers, never texts of the sheet: 'column.3', 'force.12' (the row), 'state.0' with the text
 * beside it. What the form does not send stays as it was. A blank force is no answer; '-' leaves the row out.
 */
export function readMappingForm(form: FormData, before: Mapping): unknown {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : null
  }
  const sheet = Number(text('sheet') ?? before.sheet)
  const headerRow = text('headerRow') === null || text('headerRow') === '' ? before.headerRow : Number(text('headerRow')) - 1
  const forces = { ...before.forces }
  const states = { ...before.states }
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    const row = /^force\.(\d+)$/.exec(name)?.[1]
    if (row) {
      if (value === '') delete forces[row]
      else forces[row] = value === '-' ? '' : value
    }
    const state = /^state\.(\d+)$/.exec(name)?.[1]
    const stateText = state && text(`state.${state}.text`)
    if (stateText) {
      if (value === '') delete states[stateText]
      else states[stateText] = value as Mapping['states'][string]
    }
  }
  const undated = text('undatedOn')
  return {
    sheet,
    headerRow,
    columns: before.columns.map((use, column) => text(`column.${column}`) ?? use),
    forces,
    states,
    undatedOn: undated === null ? before.undatedOn : undated === '' ? null : dayField.safeParse(undated).success ? undated : before.undatedOn,
  }
}
