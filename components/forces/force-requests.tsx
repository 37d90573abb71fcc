import { StateWord } from '@/components/frame/state-word'
import { datedDay, type Day } from '@/lib/days'
import { joinSections, sectionLabel } from '@/lib/words'
import { type Reading, recordOf, recordSentence } from '@/lib/forces/record'
import { timingOf, timingLabel } from '@/lib/requests/timing'
import type { RequestRow } from '@/lib/requests/reading'
import './forces.css'

type ToForce = RequestRow & { investigation: { code: string; title: string; demonstration: boolean } }

/** What this newsroom has asked of one force, in every investigation, and what came of it. */
export function ForceRequests({ name, requests, today }: { name: string; requests: readonly ToForce[]; today: Day }) {
  const record = recordOf(requests as readonly Reading[])
  const invented = requests.filter(({ investigation }) => investigation.demonstration).length
  return (
    <section aria-labelledby="requests">
      <h2 className="rule" id="requests">
        Requests <span className="end">{requests.length}</span>
      </h2>
      <p className="read">{recordSentence(name, record)}</p>
      {record.sections.length > 0 && (
        <p className="sub">
          Sections cited: {record.sections.map(({ section, count }) => `${sectionLabel(section)}${count > 1 ? ` ${count} times` : ''}`).join(', ')}.
        </p>
      )}
      {invented > 0 && (
        <p className="sub">
          {invented === 1
            ? 'One request below is of the demonstration: invented, and not counted here.'
            : `${invented} requests below are of the demonstration: invented, and not counted here.`}
        </p>
      )}
      {requests.length > 0 && (
        <div className="forces after">
          <table className="tbl" role="table" aria-label={`Requests to ${name}`}>
            <thead>
              <tr role="row">
                {['Investigation', 'Request', 'Standing', 'Sent', 'Due', 'Working days', 'Sections'].map((heading) => (
                  <th key={heading} scope="col" role="columnheader">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {requests.map((request) => (
                <tr key={request.id} role="row">
                  <th scope="row" role="rowheader">
                    <a href={`/investigations/${request.investigation.code}`}>{request.investigation.title}</a>{' '}
                    {request.investigation.demonstration && <span className="tag inv">invented</span>}
                  </th>
                  <td role="cell">
                    <a href={`/requests/${encodeURIComponent(request.reference)}`}>{request.reference}</a>
                  </td>
                  <td role="cell">
                    <StateWord standing={request.standing} />
                  </td>
                  <td role="cell" data-label="Sent">
                    {request.sentOn ? datedDay(request.sentOn) : '–'}
                  </td>
                  <td role="cell" data-label="Due">
                    {request.clock.dueOn ? datedDay(request.clock.dueOn) : '–'}
                    {request.clock.extendedTo && `, extended to ${datedDay(request.clock.extendedTo)}`}
                  </td>
                  <td role="cell">
                    <Days request={request} today={today} />
                  </td>
                  <td role="cell">{request.sections.length > 0 ? joinSections(request.sections) : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Days({ request, today }: { request: ToForce; today: Day }) {
  const pace = timingOf(request.clock, today)
  const words = timingLabel(pace)
  return words === '' ? '–' : pace.kind === 'late' ? <span className="late">{words}</span> : words
}
