import type { Pool } from 'pg'

/**
 * A newsroom with many years behind it: `rounds` further investigations of 43 requests, with the events and figures of each. The
 * newest 40 are under way and a third of their requests open; all the others are answered, unless all are to be open. Written by SQL, derived columns included.
 * Investigations and requests have ids in the order in which they were made, as the desk makes them (`uuid(7)` in the schema).
 */
export async function addRounds(pool: Pool, newsroomId: string, rounds: number, { allOpen = false } = {}) {
  const [{ before }] = (await pool.query<{ before: number }>('select count(*)::int as before from investigation')).rows as [{ before: number }]
  await pool.query(
    `insert into investigation (id, newsroom_id, code, title, letter_subject, letter, demonstration, created_at)
     select uuidv7(), $1, 'R' || n, 'Round ' || n, 's', 'l', false, now() - interval '3 years' + n * interval '1 minute' from generate_series($2::int, $3::int) n`,
    [newsroomId, before, before + rounds - 1],
  )
  const fresh = `select id, row_number() over (order by created_at desc, id desc) as age from investigation where newsroom_id = $1 and code like 'R%'`
  await pool.query(
    `insert into question (newsroom_id, investigation_id, number, text) select $1, i.id, q, 'Question ' || q from investigation i, generate_series(1, 3) q where i.newsroom_id = $1 and not exists (select from question x where x.investigation_id = i.id)`,
    [newsroomId],
  )
  await pool.query(
    `insert into measure (id, newsroom_id, investigation_id, position, code, label, unit) select gen_random_uuid(), $1, i.id, m, 'M' || m, 'Measure ' || m, '' from investigation i, generate_series(1, 2) m where i.newsroom_id = $1 and not exists (select from measure x where x.investigation_id = i.id)`,
    [newsroomId],
  )
  await pool.query(
    `insert into period (id, newsroom_id, investigation_id, position, code, label, starts_on, ends_on, basis) select gen_random_uuid(), $1, i.id, 1, 'Y1', '2025', '2025-01-01', '2025-12-31', 'calendar' from investigation i where i.newsroom_id = $1 and not exists (select from period x where x.investigation_id = i.id)`,
    [newsroomId],
  )
  await pool.query(
    `insert into request (id, newsroom_id, investigation_id, force_id, reference, created_at, standing, sent_on, received_on, due_on, late_after_on, closed_on, last_contact_on)
     select uuidv7(), $1, i.id, f.id, i.code || '-' || replace(f.abbr, '&', ''), now(),
            case when o.open then 'awaiting' else 'disclosed' end, o.sent, o.sent, o.sent + 28, case when o.open then o.sent + 28 end, case when o.open then null else o.sent + 20 end, o.sent
       from investigation i
       join (${fresh}) a on a.id = i.id
       cross join (select id, abbr, row_number() over (order by id) as n from force where newsroom_id = $1 and kind = 'territorial') f
       cross join lateral (select $2 or (a.age <= 40 and f.n % 3 = 0) as open, current_date - (case when $2 then 14 else 10 + a.age end)::int as sent) o
      where i.newsroom_id = $1 and not exists (select from request x where x.investigation_id = i.id)`,
    [newsroomId, allOpen],
  )
  await pool.query(
    `insert into event (id, newsroom_id, investigation_id, request_id, type, "on", at, actor_name, facts)
     select gen_random_uuid(), $1, r.investigation_id, r.id, e.type, r.sent_on + e.after, r.sent_on + e.after + interval '10 hours', 'Bench', e.facts::jsonb
       from request r
       join investigation i on i.id = r.investigation_id and i.code like 'R%'
       cross join (values ('request.sent', 0, '{}'), ('request.acknowledged', 1, '{"reference":"1/26"}'), ('note.added', 3, '{"text":"Rang them."}'), ('request.answered', 10, '{"outcomes":[{"question":1,"outcome":"disclosed"},{"question":2,"outcome":"disclosed"},{"question":3,"outcome":"disclosed"}]}')) e(type, after, facts)
      where r.newsroom_id = $1 and (e.type <> 'request.answered' or r.closed_on is not null) and not exists (select from event x where x.request_id = r.id)`,
    [newsroomId],
  )
  await pool.query(
    `insert into figure (id, newsroom_id, investigation_id, request_id, measure_id, period_id, version, text, kind, value, low, high, "on", source, words, entered_at, entered_by_name, checked_at, checked_by_name)
     select gen_random_uuid(), $1, r.investigation_id, r.id, m.id, p.id, 1, '12', 'number', 12, 12, 12, r.closed_on, 'letter', 'Bench', now(), 'Bench', now(), 'Bench'
       from request r join investigation i on i.id = r.investigation_id and i.code like 'R%' join measure m on m.investigation_id = i.id join period p on p.investigation_id = i.id
      where r.newsroom_id = $1 and r.closed_on is not null and not exists (select from figure x where x.request_id = r.id)`,
    [newsroomId],
  )
  await pool.query('vacuum analyze')
}
