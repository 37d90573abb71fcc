import type { Dataset } from './dataset'

/**
 * A report as it leaves the building: without what the newsroom wrote for itself (notes, remarks on figures) and without the
 * names of its people, unless whoever exports it asks for them. That a figure was checked is kept, by whom is not.
 */
const invented = 'Invented for the demonstration.'

export function forExport(dataset: Dataset, { withNotes }: { withNotes: boolean }): Dataset {
  if (withNotes) return dataset
  return {
    ...dataset,
    issued: dataset.issued && { ...dataset.issued, by: 'the newsroom' },
    investigation: { ...dataset.investigation, owner: '' },
    rows: dataset.rows.map((row) => ({
      ...row,
      notes: dataset.investigation.demonstration && row.notes.startsWith(invented) ? invented : '',
      cells: row.cells.map((cell) => cell && { ...cell, note: '', enteredBy: '', checkedBy: cell.checkedBy === '' ? '' : 'a second person' }),
    })),
    letters: dataset.letters.map((letter) => ({ ...letter, by: '' })),
  }
}

/** Whether the address asks for notes and names: `?notes=on`, as a ticked box sends it. */
export const asksForNotes = (address: string) => new URL(address).searchParams.get('notes') === 'on'
