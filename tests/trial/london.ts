import { expect } from 'vitest'

/** That a desk counts London's days, wherever its machine is: over both nights of the clock change, and today. */
export async function expectLondonDays(base: string, headers: Record<string, string>) {
  const counted = async (receivedOn: string) => {
    const clock = await (await fetch(`${base}/api/v1/clock?receivedOn=${receivedOn}`, { headers })).json()
    return clock.dueOn
  }
  // Twenty working days after the Fridays before 29 March 2026 and 25 October 2026, with Good Friday and Easter Monday in the first.
  expect([await counted('2026-03-27'), await counted('2026-10-23')]).toEqual(['2026-04-28', '2026-11-20'])
  const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())
  const tomorrow = new Date(`${london}T12:00Z`)
  tomorrow.setUTCDate(tomorrow.getUTCDate() + 1)
  const note = async (on: string) => {
    const body = JSON.stringify({ type: 'note.added', on, text: `Dated ${on}` })
    const response = await fetch(`${base}/api/v1/requests/CONES-KNT/events`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    })
    return response.status
  }
  expect([await note(london), await note(tomorrow.toISOString().slice(0, 10))]).toEqual([201, 422])
}
