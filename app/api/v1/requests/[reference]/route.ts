import { readQuery } from '@/lib/api/body'
import { absent, json, route } from '@/lib/api/route'
import { asAtQuery } from '@/lib/api/schema'
import { requestOf } from '@/lib/api/shapes'
import { dayIn } from '@/lib/days'
import { getCalendar } from '@/lib/working-days/queries'
import { listFiguresOfRequest } from '@/lib/figures/queries'
import { findRequest } from '@/lib/requests/queries'

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET({ actor, params, query, now }) {
    const { asAt = dayIn(now) } = readQuery(asAtQuery, query)
    const [found, figures] = await Promise.all([
      getCalendar(actor).then((calendar) => findRequest(actor, params.reference!, { asAt, calendar })),
      listFiguresOfRequest(actor, params.reference!, { asAt }),
    ])
    return found ? json(requestOf(found, figures, asAt)) : absent(`request ${params.reference}`)
  },
})
