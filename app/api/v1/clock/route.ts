import { readQuery } from '@/lib/api/body'
import { json, route } from '@/lib/api/route'
import { clockQuery } from '@/lib/api/schema/clock'
import { getCalendar } from '@/lib/working-days/queries'
import { clockFrom } from '@/lib/clock/receipt'

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET({ actor, query }) {
    const { receivedOn } = readQuery(clockQuery, query)
    return json(clockFrom(receivedOn, await getCalendar(actor)))
  },
})
