import { forceMatcher, type NamedForce } from './names'
import { type Kind, kinds } from './register'

/**
 * Which forces a search of the register shows. A text that names one force shows that one first, then whatever holds its letters; one that
 * names several ('Yorkshire') shows the candidates. An address is missing, unconfirmed or confirmed: nothing goes to one that is not.
 */
export const addressStates = { missing: 'No address yet', unconfirmed: 'Unconfirmed', confirmed: 'Confirmed' } as const
export type AddressState = keyof typeof addressStates

type Addressed = { address: string | null; confirmedAt: Date | null }
export const addressStateOf = ({ address, confirmedAt }: Addressed): AddressState => (!address ? 'missing' : confirmedAt ? 'confirmed' : 'unconfirmed')

export type ForceFilter = { q: string; kind: Kind | null; address: AddressState | null }

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? ''

/** What an address asks for; what it does not know it leaves out. */
export function forceFilterIn(query: Record<string, string | string[] | undefined>): ForceFilter {
  const [kind, address] = [first(query.kind), first(query.address)]
  return {
    q: first(query.q).trim().slice(0, 100),
    kind: Object.hasOwn(kinds, kind) ? (kind as Kind) : null,
    address: Object.hasOwn(addressStates, address) ? (address as AddressState) : null,
  }
}

export function filterForces<Force extends NamedForce & Addressed & { kind: string }>(forces: readonly Force[], { q, kind, address }: ForceFilter): Force[] {
  const kept = forces.filter((force) => (!kind || force.kind === kind) && (!address || addressStateOf(force) === address))
  if (q === '') return kept
  const named = forceMatcher(kept)(q)
  const likely = named.force ? [named.force] : (named.candidates ?? [])
  const text = q.toLowerCase()
  const holding = kept.filter(
    (force) =>
      !likely.includes(force) &&
      [force.name, force.shortName, force.abbr, force.pfaCode ?? '', force.address ?? '', ...force.aliases].some((name) => name.toLowerCase().includes(text)),
  )
  return [...likely, ...holding]
}
