import type { ReactNode } from 'react'

type SearchResults = {
  forces: readonly { id: string; name: string }[]
  requests: readonly { reference: string; force: string; title: string; forceReference: string | null }[]
  investigations: readonly { code: string; title: string }[]
}

/** What was found, by kind. The field is here too, since a phone has none in its bar. */
export function Results({ q, found }: { q: string; found: SearchResults | null }) {
  const count = found ? found.forces.length + found.requests.length + found.investigations.length : 0
  return (
    <div className="page stack-2">
      <div>
        <h1>{q ? `“${q}”` : 'Find'}</h1>
        <form className="acts after" action="/search">
          <input
            className="inp"
            style={{ maxWidth: '24rem' }}
            type="search"
            name="q"
            defaultValue={q}
            aria-label="Find a force, one of our references or of theirs, an investigation"
            placeholder="Force, reference, investigation"
          />
          <button className="btn go" type="submit">
            Find
          </button>
        </form>
      </div>
      {found && count === 0 && (
        <div className="box">
          <p>
            Nothing is called <b>{q}</b>. Forces are found by any of their names, requests by our reference (CONES-KNT) or by theirs in full, investigations by
            code or title.
          </p>
        </div>
      )}
      {found && (
        <>
          <Kind
            title="Requests"
            items={found.requests.map(({ reference, force, title, forceReference }) => ({
              href: `/requests/${reference}`,
              name: reference,
              more: `${force}, ${title}${forceReference ? ` · ${forceReference}` : ''}`,
            }))}
          />
          <Kind title="Forces" items={found.forces.map(({ id, name }) => ({ href: `/forces/${id}`, name, more: null }))} />
          <Kind title="Investigations" items={found.investigations.map(({ code, title }) => ({ href: `/investigations/${code}`, name: title, more: code }))} />
        </>
      )}
    </div>
  )
}

function Kind({ title, items }: { title: string; items: { href: string; name: string; more: ReactNode }[] }) {
  if (items.length === 0) return null
  return (
    <section>
      <h2 className="rule">
        {title} <span className="sub">{items.length}</span>
      </h2>
      <ul className="stack after">
        {items.map(({ href, name, more }) => (
          <li key={href}>
            <a href={href}>{name}</a> {more && <span className="mut">{more}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
