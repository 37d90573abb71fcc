import { z } from 'zod'

/** Whether a text is an id of a row. PostgreSQL refuses a uuid of another shape with an error, so it is asked before a query is. */
const uuid = z.guid()
export const isId = (text: unknown): text is string => uuid.safeParse(text).success
