import type { Actor } from '@/lib/actor'
import type { Day } from '@/lib/days'
import { rows } from '@/lib/db'
import type { EventType } from '@/lib/events/events'
import { type Cell, type CellKind, unitOf } from './cells'
import { parseCell } from './parse-cell'
import type { SourceKind } from './schema'

/** A figure that counts, as the grid, the report and the API show it. */
export type Figure = {
  id: string
  requestId: string
  reference: string
  forceId: string
  measure: string
  period: string
  version: number
  text: string
  kind: CellKind
  cell: Cell
  on: Day
  unitSaid: string | null
  periodSaid: string | null
  note: string | null
  source: SourceKind | null
  /** The file's name, where the source is one. */
  file: string | null
  place: string | null
  isRetracted: boolean
  isChecked: boolean
  enteredBy: string
  checkedBy: string | null
  /** An earlier version gave another figure. */
  isCorrected: boolean
}

const figureRows = (where: string) => `
  select f.id, f.request_id as "requestId", r.reference, r.force_id as "forceId", m.code as measure, m.unit as "measureUnit", p.code as period,
         f.version, f.text, f.kind, f."on", f.unit_said as "unitSaid", f.period_said as "periodSaid", f.note, f.source, x.name as file, f.place,
         f.retracted_at is not null as "isRetracted", f.checked_at is not null as "isChecked", f.entered_by_name as "enteredBy", f.checked_by_name as "checkedBy",
         f.version > 1 and exists (select from figure e where e.request_id = f.request_id and e.measure_id = f.measure_id and e.period_id = f.period_id
           and e.version < f.version and e.kind in ('number', 'below', 'redacted') and e.text <> f.text) as "isCorrected"
    from figure f
    join request r on r.newsroom_id = f.newsroom_id and r.id = f.request_id
    join measure m on m.newsroom_id = f.newsroom_id and m.id = f.measure_id
    join period p on p.newsroom_id = f.newsroom_id and p.id = f.period_id
    left join file x on x.newsroom_id = f.newsroom_id and x.id = f.file_id
   where f.newsroom_id = $1 and f.superseded_at is null and f."on" <= $3::date and ${where}
   order by r.reference, m.position, p.position`

const ofInvestigation = figureRows('f.investigation_id = $2')
const ofRequest = figureRows('r.reference = $2')

/** The figures of a round that count on a day, as known now: a later correction counts, a figure given later does not. One statement. */
export const listFigures = (actor: Actor, investigationId: string, { asAt = '9999-12-31' as Day }: { asAt?: Day } = {}) =>
  read(ofInvestigation, actor, investigationId, asAt)

/** The same of one request, by its reference. */
export const listFiguresOfRequest = (actor: Actor, reference: string, { asAt = '9999-12-31' as Day }: { asAt?: Day } = {}) =>
  read(ofRequest, actor, reference, asAt)

async function read(sql: string, actor: Actor, of: string, asAt: Day): Promise<Figure[]> {
  const found = await rows<Omit<Figure, 'cell'> & { measureUnit: string }>(sql, [actor.newsroomId, of, asAt])
  return found.map(({ measureUnit, ...figure }) => ({ ...figure, cell: parseCell(figure.text, unitOf(measureUnit)) }))
}

/** One version of a cell, with all that was said of it and who entered and checked it. */
export type FigureVersion = {
  version: number
  text: string
  kind: CellKind
  on: Day
  unitSaid: string | null
  periodSaid: string | null
  note: string | null
  source: SourceKind | null
  file: { id: string; name: string; isHidden: boolean } | null
  letter: { id: string; type: string; on: Day } | null
  place: string | null
  words: string | null
  reason: string | null
  enteredAt: Date
  enteredById: string | null
  enteredBy: string
  checkedAt: Date | null
  checkedBy: string | null
  retractedAt: Date | null
}

/** Every version of one cell, newest first. The first is the one that counts. */
export const listVersions = (actor: Actor, { reference, measure, period }: { reference: string; measure: string; period: string }) =>
  rows<FigureVersion>(
    `select f.version, f.text, f.kind, f."on", f.unit_said as "unitSaid", f.period_said as "periodSaid", f.note, f.source,
            case when x.id is not null then json_build_object('id', x.id, 'name', x.name, 'isHidden', x.hidden_at is not null) end as file,
            case when e.id is not null then json_build_object('id', e.id, 'type', e.type, 'on', e."on") end as letter,
            f.place, f.words, f.reason, f.entered_at as "enteredAt", f.entered_by_id as "enteredById", f.entered_by_name as "enteredBy",
            f.checked_at as "checkedAt", f.checked_by_name as "checkedBy", f.retracted_at as "retractedAt"
       from request r
       join figure f on f.newsroom_id = r.newsroom_id and f.request_id = r.id
       join measure m on m.newsroom_id = f.newsroom_id and m.id = f.measure_id and m.code = $3
       join period p on p.newsroom_id = f.newsroom_id and p.id = f.period_id and p.code = $4
       left join file x on x.newsroom_id = f.newsroom_id and x.id = f.file_id
       left join event e on e.newsroom_id = f.newsroom_id and e.id = f.event_id
      where r.newsroom_id = $1 and r.reference = $2
      order by f.version desc`,
    [actor.newsroomId, reference, measure.toUpperCase(), period.toUpperCase()],
  )

/** What a figure's source can be chosen from: the files of the request and the letters that came from the force. */
export type SourceChoices = { files: { id: string; name: string }[]; letters: { id: string; type: string; on: Day }[] }

const fromForce: readonly EventType[] = [
  'request.answered',
  'review.decided',
  'request.acknowledged',
  'clarification.asked',
  'request.extended',
  'answer.retracted',
  'note.added',
]

export async function listSources(actor: Actor, reference: string): Promise<SourceChoices> {
  const [found] = await rows<SourceChoices>(
    `select (select coalesce(json_agg(json_build_object('id', x.id, 'name', x.name) order by x.added_at, x.id), '[]') from file x where x.request_id = r.id and x.newsroom_id = $1 and x.hidden_at is null) as files,
            (select coalesce(json_agg(json_build_object('id', e.id, 'type', e.type, 'on', e."on") order by e."on" desc, e.at desc), '[]') from event e
              where e.request_id = r.id and e.newsroom_id = $1 and e.type = any($3)
                and not exists (select from event v where v.request_id = r.id and v.type = 'event.voided' and v.facts ->> 'event' = e.id::text)) as letters
       from request r where r.newsroom_id = $1 and r.reference = $2`,
    [actor.newsroomId, reference, fromForce],
  )
  return found ?? { files: [], letters: [] }
}
