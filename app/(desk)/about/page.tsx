import type { Metadata } from 'next'
import { About } from '@/components/frame/about'
import { requireActor } from '@/lib/auth/session'
import { constantsWithSources } from '@/lib/clock/constants'
import { getCalendar } from '@/lib/working-days/queries'
import { populationEdition } from '@/lib/forces/population'
import packageJson from '@/package.json'

export const metadata: Metadata = { title: 'About and sources' }

export default async function AboutPage() {
  const { publishedFrom, publishedUntil } = await getCalendar(await requireActor())
  return (
    <About
      version={packageJson.version}
      constants={constantsWithSources}
      table={{ from: publishedFrom, until: publishedUntil }}
      populationEdition={populationEdition}
    />
  )
}
