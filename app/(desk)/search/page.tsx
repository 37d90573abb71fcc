import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { Results } from '@/components/search/results'
import { requireActor } from '@/lib/auth/session'
import { forceNamed } from '@/lib/forces/names'
import { listForces } from '@/lib/forces/queries'
import { findAnything } from '@/lib/search/queries'

export const metadata: Metadata = { title: 'Find' }

export default async function SearchPage({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) {
  const actor = await requireActor()
  const { q: asked } = await searchParams
  const q = (Array.isArray(asked) ? asked[0] : asked)?.trim() ?? ''
  const found = q ? await findAnything(actor, q) : null
  const [only] = found?.requests ?? []
  if (only && only.reference.toLowerCase() === q.toLowerCase()) redirect(`/requests/${only.reference}` as Route)
  const named = found && found.forces.length === 0 ? forceNamed(q, await listForces(actor)) : null
  const forces = named ? (named.force ? [named.force] : named.candidates) : (found?.forces ?? [])
  return <Results q={q} found={found && { ...found, forces }} />
}
