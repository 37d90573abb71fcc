import { issueTokenFor } from '@/lib/api/commands'
import { db, pool } from '@/lib/db'
import { newTokenInput, tokenDays } from '@/lib/settings/schema'

/** Makes an API token for somebody and prints it, this once. It reads and writes for 90 days, unless asked to be of another kind. */
const [email = '', name = 'Made on the command line', scope = 'write', days = '90'] = process.argv.slice(2)
const wanted = newTokenInput.safeParse({ name, scope, days })
if (!wanted.success) {
  console.error(`${wanted.error.issues[0]!.message}: npm run token -- EMAIL NAME read|write ${tokenDays.join('|')}`)
  process.exit(1)
}
const issued = await issueTokenFor(email, wanted.data, { now: new Date() })

if (issued.ok) {
  console.error(`A token for ${email}, shown this once. It may do what its person may; it ends after ${wanted.data.days} days, or under Settings.`)
  // Alone on standard output, so that a script can take it.
  console.log(issued.token)
} else {
  const words = {
    'not-found': `Nobody who can sign in has the address ${email}.`,
    'too-many': `${email} has as many tokens as a person may have: end one under Settings.`,
  }
  console.error(words[issued.reason])
  process.exitCode = 1
}
await db.$disconnect()
await pool.end()
