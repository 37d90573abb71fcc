import { encode } from 'next-auth/jwt'
import type { Pool } from 'pg'

/** The cookie of a new session of this person's, as a sign-in with the right password gives it. */
export async function sessionCookieOf(pool: Pick<Pool, 'query'>, personId: string, secret: string) {
  const { rows } = await pool.query<{ id: string }>(
    `insert into session (id, newsroom_id, person_id, device, address)
     select gen_random_uuid(), newsroom_id, id, 'Chromium on Linux', '127.0.0.1' from person where id = $1 returning id`,
    [personId],
  )
  return { name: 'next-auth.session-token', value: await encode({ token: { sid: rows[0]!.id }, secret }) }
}
