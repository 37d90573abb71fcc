/**
 * What can be done with the ticked rows. They are submit buttons of the board's one form, each with an address of its own,
 * so they work without script; the count and the letter keys are added where there is script.
 */
export function SelectionBar({ base, onlyExport }: { base: string; onlyExport: boolean }) {
  return (
    <div className="bulk" role="toolbar" aria-label="With those ticked">
      <span className="nw" role="status" data-count="">
        <span className="idle" data-idle="">
          {onlyExport ? 'Tick forces to export them. A past day is read, not logged on.' : 'Tick forces to log, assign or export them together.'}
        </span>
      </span>
      <span className="who-list" data-names="" />
      <span className="end">
        {!onlyExport && (
          <>
            <button type="submit" className="btn go" formAction={`${base}/bulk`} name="do" value="log" data-key="l">
              Log <kbd>L</kbd>
            </button>
            <button type="submit" className="btn" formAction={`${base}/bulk`} name="do" value="remind" data-key="c">
              Remind <kbd>C</kbd>
            </button>
            <button type="submit" className="btn hide-m" formAction={`${base}/bulk`} name="do" value="assign" data-key="a">
              Assign <kbd>A</kbd>
            </button>
          </>
        )}
        <button type="submit" className="btn hide-m" formAction={`${base}/export`} data-key="e">
          Export <kbd>E</kbd>
        </button>
      </span>
    </div>
  )
}
