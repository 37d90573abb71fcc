import { addressStates, type ForceFilter } from '@/lib/forces/listing'
import { kinds } from '@/lib/forces/register'
import './forces.css'

/** What to show of the register: a plain form whose answers stand in the address of the page. */
export function FilterForm({ q, kind, address }: ForceFilter) {
  return (
    <form action="/forces" className="sift" role="search" aria-label="Forces">
      <div className="field wide">
        <label htmlFor="sift-q">Name, as anybody spells it</label>
        <input className="inp" id="sift-q" name="q" type="search" defaultValue={q} maxLength={100} />
      </div>
      <Choice name="kind" label="Kind" value={kind} all="All kinds" options={kinds} />
      <Choice name="address" label="Address" value={address} all="Any" options={addressStates} />
      <button className="btn" type="submit">
        Show
      </button>
    </form>
  )
}

function Choice({ name, label, value, all, options }: { name: string; label: string; value: string | null; all: string; options: Record<string, string> }) {
  return (
    <div className="field">
      <label htmlFor={`sift-${name}`}>{label}</label>
      <select className="sel" id={`sift-${name}`} name={name} defaultValue={value ?? ''}>
        <option value="">{all}</option>
        {Object.entries(options).map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
