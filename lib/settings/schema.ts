import { z } from 'zod'
import { nameField } from '@/lib/text'

/** What a person may change of the own account, beside the password. */
export const accountInput = z.object({ name: nameField('Enter your name', 100) })
export const letterKeysInput = z.object({ letterKeys: z.enum(['on', 'off']) })
export const tokenDays = [7, 30, 90, 365] as const
export const newTokenInput = z.object({
  name: nameField('Name what the token is for', 100),
  scope: z.enum(['read', 'write'], 'Choose what the token may do'),
  days: z.coerce
    .number()
    .refine((days) => (tokenDays as readonly number[]).includes(days), 'Choose how long the token works')
    .default(90),
})
