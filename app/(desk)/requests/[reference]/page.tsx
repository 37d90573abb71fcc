import { notFound } from 'next/navigation'
import { RequestClock } from '@/components/clock/request-clock'
import { Files } from '@/components/files/files'
import { DemoBanner } from '@/components/frame/demo-banner'
import { Note } from '@/components/frame/note'
import { LogPanel } from '@/components/requests/log-panel'
import { NextStepBox } from '@/components/requests/next-step'
import { RequestHead } from '@/components/requests/request-head'
import { FiguresOfForce, Flags, SameForce, Windows } from '@/components/requests/sidebar'
import { Timeline } from '@/components/requests/timeline'
import '@/components/requests/requests.css'
import { can } from '@/lib/actor'
import { requireActor } from '@/lib/auth/session'
import { dayIn } from '@/lib/days'
import { getCalendar } from '@/lib/working-days/queries'
import { attachableEvents, deskSentences } from '@/lib/logging/page-entries'
import { listFiguresOfRequest } from '@/lib/figures/queries'
import { listFiles } from '@/lib/files/queries'
import { getForce } from '@/lib/forces/queries'
import { getInvestigation } from '@/lib/investigations/queries'
import { aggregationOf, receiptsOf } from '@/lib/requests/aggregation'
import { badgesOf } from '@/lib/requests/badges'
import { countsOf } from '@/lib/clock/strip/counts'
import { offeredForms } from '@/lib/logging/offered-form'
import { findNeighbours } from '@/lib/requests/page/queries'
import { openForm, fileMessage, loggedMessage } from '@/lib/logging/page-address'
import { getRequest, listRequests, listDeskEntries, listRequestsToForce } from '@/lib/requests/queries'
import { isAgainstADenial, letterOfStep } from '@/lib/logging/step-letter'
import { partOfPath } from '@/lib/paths'
import { getAccount } from '@/lib/settings/queries'

export async function generateMetadata({ params }: PageProps<'/requests/[reference]'>) {
  return { title: (await params).reference }
}

/** One request: where it stands and why, all that happened, what to do next, and the forms to log it. */
export default async function RequestPage({ params, searchParams }: PageProps<'/requests/[reference]'>) {
  const [{ reference }, query, actor] = await Promise.all([params, searchParams, requireActor()])
  const today = dayIn(new Date())
  const at = { asAt: today, calendar: await getCalendar(actor) }
  const request = await getRequest(actor, partOfPath(reference) ?? notFound(), at)
  const [round, neighbours, files, figures, desk, toForce, sender, registered] = await Promise.all([
    getInvestigation(actor, request.investigation.code),
    findNeighbours(actor, request.id),
    listFiles(actor, request.reference),
    listFiguresOfRequest(actor, request.reference),
    listDeskEntries(actor, request.id),
    listRequestsToForce(actor, request.force.id, at),
    getAccount(actor),
    getForce(actor, request.force.id),
  ])

  const { events, clock, standing, force } = request
  const law = { calendar: at.calendar, body: force.body }
  const questions = request.investigation.questions
  const inTheRound = isAgainstADenial(request, today) ? await listRequests(actor, { investigationId: request.investigation.id, questions, ...at }) : []
  const offered = offeredForms(standing, events)
  const { kind, corrects } = openForm(query, offered, events)
  const logged = loggedMessage(query, events)
  const others = toForce.filter(({ id }) => id !== request.id)
  // Before a second round goes out, not after: then nothing can be done about it.
  const isUnsent = clock.sentOn === null && standing !== 'withdrawn'
  const received = others.flatMap(receiptsOf)
  const mayLog = can(actor, 'request:log')

  return (
    <>
      {request.investigation.demonstration && <DemoBanner />}
      <RequestHead request={request} marks={badgesOf(request)} neighbours={neighbours} mayLog={mayLog} />
      {logged && (
        <div className="pad said" id="said">
          <Note role="status">
            <b>Logged.</b> {logged}
          </Note>
        </div>
      )}
      <RequestClock
        clock={clock}
        counts={countsOf({ events, questions: questions.map(({ number }) => number), clock, law, today })}
        calendar={at.calendar}
        body={force.body}
      />
      <div className="three">
        <Timeline reference={request.reference} events={events} files={files} desk={deskSentences(desk)} mayLog={mayLog} today={today} />
        <div className="c-log">
          <NextStepBox
            step={request.nextStep}
            letter={letterOfStep(request, { sender, calendar: at.calendar, today, measures: round.measures, round: inTheRound })}
            reference={request.reference}
            force={registered}
            mayLog={mayLog}
            today={today}
          />
          {mayLog && (
            <LogPanel
              reference={request.reference}
              kind={kind}
              offered={offered}
              form={{ version: request.version, seen: events.length, questions, today, corrects }}
            />
          )}
        </div>
        <div className="c-side">
          <Flags flags={clock.flags} />
          <Windows windows={clock.windows} today={today} />
          <Files
            reference={request.reference}
            files={files}
            attachable={attachableEvents(events)}
            mayAttach={can(actor, 'file:attach')}
            hiding={typeof query.hide === 'string' ? query.hide : null}
            said={fileMessage(query, files)}
          />
          <FiguresOfForce figures={figures} of={round} given={request.figuresGiven} asked={request.figuresAsked} forceId={force.id} />
          <SameForce others={others} warning={isUnsent ? aggregationOf(received, today, at.calendar) : null} />
        </div>
      </div>
    </>
  )
}
