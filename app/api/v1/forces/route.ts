import { json, route } from '@/lib/api/route'
import { forceOf } from '@/lib/api/shapes'
import { listForces } from '@/lib/forces/queries'

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async GET({ actor }) {
    return json({ forces: (await listForces(actor)).map(forceOf) })
  },
})
