import { Form, Submit } from '@/components/frame/form'
import { removeDemonstrationAction } from '@/lib/investigations/actions'

/** One press takes the demonstration away; the browser asks nothing, since the register and all real work stay. */
export function RemoveDemonstration({ code }: { code: string }) {
  return (
    <Form action={removeDemonstrationAction}>
      <input type="hidden" name="code" value={code} />
      <Submit plain>Remove the demonstration</Submit>
    </Form>
  )
}
