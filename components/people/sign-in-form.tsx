import { Field, Form, Submit } from '@/components/frame/form'
import { signInAction } from '@/lib/auth/actions'
import './people.css'

export function SignInForm({ next }: { next?: string | undefined }) {
  return (
    <Form action={signInAction} className="stack" aria-label="Sign in">
      {next && <input type="hidden" name="next" value={next} />}
      <Field name="email" label="E-mail address" type="email" autoComplete="username" inputMode="email" required />
      <Field name="password" label="Password" type="password" autoComplete="current-password" required />
      <div className="acts">
        <Submit className="lg">Sign in</Submit>
      </div>
    </Form>
  )
}
