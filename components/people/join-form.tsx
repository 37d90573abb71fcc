import { Field, Form, Submit } from '@/components/frame/form'
import { acceptInvitationAction } from '@/lib/auth/actions'
import './people.css'

export function JoinForm({ secret, name, email }: { secret: string; name: string; email: string }) {
  return (
    <Form action={acceptInvitationAction} className="stack" aria-label="Join">
      <input type="hidden" name="secret" value={secret} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field name="name" label="Your name" hint="As it stands under letters and in the log." defaultValue={name} autoComplete="name" />
      <Field
        name="password"
        label="Password"
        hint="At least 12 characters. Three or four words are easy to remember."
        type="password"
        autoComplete="new-password"
      />
      <div className="acts">
        <Submit className="lg">Join</Submit>
      </div>
    </Form>
  )
}
