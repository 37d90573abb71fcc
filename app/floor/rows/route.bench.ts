import { rows } from '@/lib/db'

/** The floor that the API's list of requests is measured against: the same requests as JSON, from one raw statement. Built for the benchmark alone. */
export async function GET() {
  const found = await rows(
    `select r.id, r.reference, r.standing, r.sent_on, r.due_on, r.force_reference, f.name, f.abbr
       from request r join force f on f.newsroom_id = r.newsroom_id and f.id = r.force_id join investigation i on i.id = r.investigation_id
      where i.code = 'CONES' order by f.name`,
    [],
  )
  return Response.json({ requests: found })
}
