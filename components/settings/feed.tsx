'use client'
import { Form, Submit } from '@/components/frame/form'
import { renewFeedAction, revokeFeedAction, type SecretState } from '@/lib/settings/actions'
import { Secret } from './secret'

/** The private address of the calendar feed: whoever has it can read the dates, so it can be renewed and ended. */
export function Feed({ hasFeed }: { hasFeed: boolean }) {
  return (
    <>
      <Form<SecretState> action={renewFeedAction} className="fields">
        {(state) => (
          <>
            {state?.secret && (
              <Secret title="The address of your calendar feed" secret={state.secret}>
                Copy it now: it is shown this once. Add it as a calendar “from URL” (Google), “from the internet” (Outlook) or by New Calendar Subscription
                (Apple).
              </Secret>
            )}
            <p>
              <Submit plain>{hasFeed ? 'Make a new address, and end the old one' : 'Make the address of your feed'}</Submit>
            </p>
          </>
        )}
      </Form>
      {hasFeed && (
        <Form action={revokeFeedAction} className="fields apart">
          <p>
            <Submit plain>End the feed</Submit>
          </p>
        </Form>
      )}
    </>
  )
}
