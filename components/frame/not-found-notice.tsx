/** Where an address leads nowhere: what may have happened, and the ways on. */
export function NotFoundNotice() {
  return (
    <div className="page">
      <h1>There is nothing at this address</h1>
      <p className="read">It may have been mistyped, or it belongs to another newsroom, or the demonstration it was part of has been removed.</p>
      <p className="acts after">
        <a className="btn go" href="/">
          Today
        </a>
        <a className="btn" href="/investigations">
          Investigations
        </a>
      </p>
    </div>
  )
}
