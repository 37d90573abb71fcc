import { lettersAcrossInvestigations } from '@/lib/events/letters'

/** What belongs to the requests that were chosen, in a table that names its request. One whole round is found faster by the round. */
const ofChosen = (table: string) => `${table}.request_id in (select id from chosen)`
export const ofRound = (table: string) => `${table}.newsroom_id = $1 and ${table}.investigation_id = $4`

// Five working days fill fewer than a fortnight, at Christmas too.
const GAP_AT_MOST = 14
const letters = lettersAcrossInvestigations.map((type) => `'${type}'`).join(', ')

// The last letter to each force in any investigation, by the index that holds letters alone.
const lately = `letters as materialized (
    select e.request_id, e.investigation_id, e."on" from event e
     where e.newsroom_id = $1 and e.type in (${letters}) and e."on" between $3::date - ${GAP_AT_MOST} and $3::date
       and not exists (select from event v where v.newsroom_id = $1 and v.type = 'event.voided' and v.facts ->> 'event' = e.id::text and v.request_id = e.request_id)
  ), reached as materialized (
    select q.id, q.force_id from request q where q.newsroom_id = $1 and q.investigation_id = any(array(select distinct investigation_id from letters))
  ), lately as materialized (
    select q.force_id, max(e."on") as "on" from letters e join reached q on q.id = e.request_id group by q.force_id
  )`
const eventJson = `e.facts || jsonb_build_object('id', e.id, 'type', e.type, 'on', e."on", 'at', e.at, 'by', e.actor_name)`
const forces = `forces as materialized (
    select f.id, lower(f.name) as name,
           json_build_object('id', f.id, 'name', f.name, 'shortName', f.short_name, 'abbr', f.abbr, 'kind', f.kind, 'body', f.body, 'country', f.country,
             'region', f.region, 'pfaCode', f.pfa_code, 'tileRow', f.tile_row, 'tileCol', f.tile_col) as force
      from force f where f.newsroom_id = $1
  )`

const json = `coalesce(e.events, '[]')`
/** Where most rows will be found unchanged, their events needn't be parsed to see it. */
export const eventsAsText = { events: `${json}::text` }

/**
 * The one statement that reads requests with their events, for every list and for one. $1 is the newsroom, $2 the
 * types that are events of requests (the desk's own stand in the same table), $3 the day as at which figures count. With each comes
 * the last letter to its force in any round: five working days lie between two (steps.ts).
 */
export const requestRows = (where: string, of = ofChosen, { events = json }: { events?: string } = {}) => `
  with chosen as materialized (
    select r.id, r.newsroom_id, r.investigation_id, r.force_id, r.owner_id, r.reference, r.version, r.force_reference from request r where r.newsroom_id = $1 and ${where}
  ), ${lately}, happened as materialized (
    select e.request_id, jsonb_agg(${eventJson} order by e.at, e.id) as events
      from event e where ${of('e')} and e.type = any($2) group by e.request_id
  ), given as materialized (
    select g.request_id, count(*) as given from figure g
     where ${of('g')} and g.superseded_at is null and g.retracted_at is null and g.kind in ('number', 'below') and g."on" <= $3::date group by g.request_id
  ), ${forces}, asked as materialized (
    select i.investigation_id,
           (select count(*) from measure m where m.investigation_id = i.investigation_id) * (select count(*) from period d where d.investigation_id = i.investigation_id) as asked
      from (select distinct investigation_id from chosen) i
  )
  select r.id, r.investigation_id as "investigationId", r.reference, r.version, r.force_reference as "forceReference",
         case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as owner,
         f.force,
         ${events} as events, coalesce(g.given, 0)::int as "figuresGiven", a.asked::int as "figuresAsked",
         to_char(l."on", 'YYYY-MM-DD') as "lastLetterOn"
    from chosen r
    join forces f on f.id = r.force_id
    left join lately l on l.force_id = r.force_id
    left join person p on p.newsroom_id = r.newsroom_id and p.id = r.owner_id
    left join happened e on e.request_id = r.id
    left join given g on g.request_id = r.id
    join asked a on a.investigation_id = r.investigation_id
   order by f.name, r.id`

/**
 * The same for requests of any investigations, each with its investigation, chosen by a statement that gives their columns, without what Today does not
 * show. $4 and on are the statement's. Their events are found by investigation and request together, where they stand side by side in the index.
 */
export const urgentRows = (chosen: string) => `
  with chosen as materialized (${chosen}), ${lately}, ${forces}, happened as materialized (
    select e.request_id, jsonb_agg(${eventJson} order by e.at, e.id) as events
      from (select investigation_id, array_agg(id) as ids from chosen group by investigation_id) i
      cross join lateral (select * from event where newsroom_id = $1 and investigation_id = i.investigation_id and request_id = any(i.ids)) e
     where e.type = any($2) group by e.request_id
  ), places as materialized (
    select i.id, json_build_object('code', i.code, 'title', i.title, 'demonstration', i.demonstration) as investigation,
           array(select number from question where investigation_id = i.id order by number) as questions
      from investigation i where i.newsroom_id = $1 and i.id = any(array(select distinct investigation_id from chosen))
  )
  select r.id, r.investigation_id as "investigationId", r.reference, f.force, coalesce(e.events, '[]') as events, to_char(l."on", 'YYYY-MM-DD') as "lastLetterOn",
         i.investigation, i.questions
    from chosen r
    join places i on i.id = r.investigation_id
    join forces f on f.id = r.force_id
    left join lately l on l.force_id = r.force_id
    left join happened e on e.request_id = r.id
   order by f.name, r.id`
