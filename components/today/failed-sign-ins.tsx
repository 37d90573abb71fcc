import { Form, Submit } from '@/components/frame/form'
import { Note } from '@/components/frame/note'
import { dismissFailedSignInsAction } from '@/lib/auth/actions'

/** Tells the owner of an account that somebody guesses at its password. It stands until it is put away, or the password changed. */
export function FailedSignIns({ count, last }: { count: number; last: string }) {
  return (
    <Note kind="warn" role="status">
      <b>{count} tries to sign in as you failed,</b> in browsers in which you have not signed in before, the last on {last}. None of them got in. Was it not
      you, and is your password used elsewhere too? <a href="/settings">Change it</a>.
      <Form action={dismissFailedSignInsAction} className="put-away">
        <input type="hidden" name="seen" value={count} />
        <Submit plain className="sm">
          Put this notice away
        </Submit>
      </Form>
    </Note>
  )
}
