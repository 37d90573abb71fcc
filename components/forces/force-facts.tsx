import { Note } from '@/components/frame/note'
import { datedDay, dayIn } from '@/lib/days'
import { residentsOf } from '@/lib/forces/population'
import type { Force } from '@/lib/forces/queries'
import { bodies, kinds } from '@/lib/forces/register'
import { ConfirmAddressForm } from './force-forms'
import './forces.css'

/** The address for requests and how far it can be trusted. */
export function ForceAddress({ force, canEdit }: { force: Force; canEdit: boolean }) {
  const { address, confirmedAt, confirmedBy, emailDomains } = force
  const domain = address?.split('@')[1]?.toLowerCase()
  const isElsewhere =
    domain !== undefined &&
    emailDomains.length > 0 &&
    !emailDomains.some((known) => domain === known || domain === known.replace(/\.police\.uk$/, '.pnn.police.uk'))
  return (
    <section aria-labelledby="address">
      <h2 className="rule" id="address">
        Address for requests
      </h2>
      {!address && <p className="mut">None yet. {canEdit ? 'Enter the one you use: no address comes with the register.' : 'An editor can enter one.'}</p>}
      {address && (
        <div className="stack">
          <p className="address">
            {address} <span className={confirmedAt ? 'tag' : 'tag cla'}>{confirmedAt ? 'Confirmed' : 'Unconfirmed'}</span>
          </p>
          {confirmedAt && (
            <p className="sub">
              Confirmed {confirmedBy ? `by ${confirmedBy} ` : ''}on {datedDay(dayIn(confirmedAt))}.
            </p>
          )}
          {!confirmedAt && (
            <Note kind="ask">
              <b>Nobody has confirmed this address.</b> Look it up on the force’s own website, then confirm it. Nothing is sent to it before.
            </Note>
          )}
          {isElsewhere && (
            <Note kind="warn">
              <b>It does not end like the force’s other addresses.</b> Those end in {emailDomains.map((known) => `@${known}`).join(' or ')}.
            </Note>
          )}
          {canEdit && !confirmedAt && <ConfirmAddressForm id={force.id} address={address} />}
        </div>
      )}
    </section>
  )
}

export function ForceFacts({ force, populationEdition }: { force: Force; populationEdition: string }) {
  const residents = residentsOf(force.id)
  return (
    <section aria-labelledby="facts">
      <h2 className="rule" id="facts">
        In the register
      </h2>
      <dl className="facts">
        <dt>Kind</dt>
        <dd>{kinds[force.kind] ?? force.kind}</dd>
        <dt>Law</dt>
        <dd>{bodies[force.body]?.name ?? force.body}</dd>
        <dt>Letters</dt>
        <dd>{force.abbr}</dd>
        {force.region && (
          <>
            <dt>Region</dt>
            <dd>{force.region === force.country ? force.region : `${force.region}, ${force.country}`}</dd>
          </>
        )}
        {force.pfaCode && (
          <>
            <dt>Area code</dt>
            <dd>{force.pfaCode}</dd>
          </>
        )}
        {residents !== null && (
          <>
            <dt>Residents</dt>
            <dd>
              {residents.toLocaleString('en-GB')} <span className="sub">mid-2023. {populationEdition}</span>
            </dd>
          </>
        )}
        {force.website && (
          <>
            <dt>Website</dt>
            <dd>
              <a href={force.website} rel="noreferrer noopener">
                {force.website.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
              </a>
            </dd>
          </>
        )}
        <dt>Other names</dt>
        <dd>{force.aliases.join(' · ') || '–'}</dd>
        {force.notes && (
          <>
            <dt>Notes</dt>
            <dd className="pre">{force.notes}</dd>
          </>
        )}
      </dl>
    </section>
  )
}
