import { z } from 'zod'
import { dayField } from '@/lib/days'

/** A day that an admin adds to the calendar or strikes from it. `seen` is the newest change the form was made from: '' for none. */
export const changeInput = z.object({
  on: z.string({ error: 'Enter the day' }).pipe(dayField),
  effect: z.enum(['added', 'struck'], 'Say whether the day is added or struck'),
  name: z.string().trim().max(200).default(''),
  reason: z
    .string({ error: 'Say why, for example: proclaimed on 13 September 2022' })
    .trim()
    .min(1, 'Say why, for example: proclaimed on 13 September 2022')
    .max(500),
  seen: z.string().max(40).default(''),
})
export type ChangeInput = z.infer<typeof changeInput>
