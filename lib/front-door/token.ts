import { issueTokenFor } from '@/lib/api/commands'
import { db, pool } from '@/lib/db'

/** Makes an API token for somebody and prints it, this once. */
const [email = '', name = 'Made on the command line'] = process.argv.slice(2)
const issued = await issueTokenFor(email, { name }, { now: new Date() })

if (issued.ok) {
  console.error(`A token for ${email}, shown this once. It may do what its person may; it ends under Settings.`)
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
