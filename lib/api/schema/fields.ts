/** Fields that several schemas of the API share. Days are days of the calendar in London, never instants. */
import { z } from 'zod'
import { dayField } from '@/lib/days'
import { standings } from '@/lib/clock/standing'

export const day = dayField
export const maybeDay = day.nullable()
export const instant = z.iso.datetime().meta({ description: 'An instant, in UTC.' })
export const count = z.int().nonnegative()
export const standing = z.enum(standings).meta({ id: 'Standing', description: 'The one word for where a request stands on a day.' })
export const person = z.object({ id: z.string(), name: z.string() }).nullable()
