import { Note } from './note'

/** Where a person's role does not reach: who may, and the way on. */
export function NotAllowed() {
  return (
    <div className="page stack">
      <h1>Your role does not allow this</h1>
      <Note kind="warn">
        <b>Nothing was saved.</b> Viewers read. Reporters start investigations, log, import, attach files, enter figures and issue reports. Editors also check
        figures and edit the register. Admins also manage people and the calendar. An admin of your newsroom can change your role.
      </Note>
      <p className="acts after">
        <a className="btn go" href="/">
          Today
        </a>
        <a className="btn" href="/people">
          Who is an admin
        </a>
      </p>
    </div>
  )
}
