'use client'

/** What was typed and could not be saved. It stays here, in the words it was typed in, until somebody decides. */
export type Unsaved = {
  key: string
  reference: string
  measure: string
  period: string
  where: string
  text: string
  words: string
  version: number
  isStale: boolean
}

export function UnsavedList({ unsaved, onRetry, onDrop }: { unsaved: readonly Unsaved[]; onRetry: (one: Unsaved) => void; onDrop: (one: Unsaved) => void }) {
  if (unsaved.length === 0) return null
  return (
    <div className="note warn unsaved" role="alert">
      <p>
        <b>{unsaved.length === 1 ? 'One figure is not saved.' : `${unsaved.length} figures are not saved.`}</b>
      </p>
      <ul>
        {unsaved.map((one) => (
          <li key={one.key}>
            <span>
              <b>{one.where}</b>: you typed “{one.text || 'blank'}”. {one.words}
            </span>
            <span className="acts">
              <button type="button" className="btn sm" onClick={() => onRetry(one)}>
                {one.isStale ? 'Save mine over theirs' : 'Try again'}
              </button>
              <button type="button" className="btn sm txt" onClick={() => onDrop(one)}>
                {one.isStale ? 'Keep theirs' : 'Drop it'}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
