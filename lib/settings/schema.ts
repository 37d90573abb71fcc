import { z } from 'zod'

/** What a person may change of the own account, beside the password. */
export const accountInput = z.object({ name: z.string({ error: 'Enter your name' }).trim().min(1, 'Enter your name').max(100, 'Use at most 100 characters') })
export const letterKeysInput = z.object({ letterKeys: z.enum(['on', 'off']) })
export const tokenDays = [7, 30, 90, 365] as const
export const newTokenInput = z.object({
  name: z.string({ error: 'Name what the token is for' }).trim().min(1, 'Name what the token is for').max(100, 'Use at most 100 characters'),
  scope: z.enum(['read', 'write'], 'Choose what the token may do'),
  days: z.coerce
    .number()
    .refine((days) => (tokenDays as readonly number[]).includes(days), 'Choose how long the token works')
    .default(90),
})
