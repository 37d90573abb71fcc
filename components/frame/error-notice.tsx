/** Where a page could not be made. The fault is in the server's log under the same number. */
export function ErrorNotice({ digest, again }: { digest: string | undefined; again: () => void }) {
  return (
    <div className="page">
      <h1>The page could not be made</h1>
      <div className="note warn after">
        <p>
          <b>Something went wrong on our side.</b> Nothing that was saved is lost. Try again; if it stays like this, tell the person who runs FOI Desk
          {digest ? ` the number ${digest}` : ''}.
        </p>
      </div>
      <p className="acts after">
        <button type="button" className="btn go" onClick={again}>
          Try again
        </button>
        <a className="btn" href="/">
          Today
        </a>
      </p>
    </div>
  )
}
