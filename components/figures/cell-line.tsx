export type ChosenCell = { force: string; label: string; text: string; from: string }

/** The line over the grid: which cell is chosen, what it holds and where that is from, and what became of the last change. */
export function CellLine({ cell, canEnter, message }: { cell: ChosenCell | null; canEnter: boolean; message: string }) {
  return (
    <p className="addr">
      <span>
        {cell ? (
          <>
            <b>{cell.force}</b> · {cell.label}
          </>
        ) : (
          'No cell chosen'
        )}
      </span>
      <span>
        {cell?.text ? (
          <>
            <b>{cell.text}</b> <span className="mut">{cell.from}</span>
          </>
        ) : (
          <span className="mut">{cell ? 'Awaited' : canEnter ? 'Choose a cell to see its source or to enter it.' : 'Choose a cell to see its source.'}</span>
        )}
        <span className="said" role="status">
          {message}
        </span>
      </span>
    </p>
  )
}
