import { Form, Submit } from '@/components/frame/form'
import { endSessionAction, signOutAction } from '@/lib/auth/actions'

export type SessionLine = { id: string; device: string; address: string; began: string; seen: string; isThis: boolean }

/** Where the person is signed in, each with a press that ends it. */
export function SessionList({ sessions }: { sessions: SessionLine[] }) {
  return (
    <ul className="secrets" aria-label="Where you are signed in">
      {sessions.map(({ id, device, address, began, seen, isThis }) => (
        <li key={id}>
          <p>
            <b>{device}</b> {isThis && <span className="tag">This one</span>}
            <br />
            <span className="sub">
              From {address}. Signed in {began}. {isThis ? 'In use now.' : `Last seen ${seen}.`}
            </span>
          </p>
          {isThis ? (
            <form action={signOutAction}>
              <Submit plain aria-label="Sign out here">
                Sign out
              </Submit>
            </form>
          ) : (
            <Form action={endSessionAction}>
              <input type="hidden" name="id" value={id} />
              <Submit plain aria-label={`End ${device}, last seen ${seen}`}>
                End
              </Submit>
            </Form>
          )}
        </li>
      ))}
    </ul>
  )
}
