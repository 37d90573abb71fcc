import { z } from 'zod'

/** What a person may change of the own account, beside the password. */
export const accountInput = z.object({ name: z.string({ error: 'Enter your name' }).trim().min(1, 'Enter your name').max(100, 'Use at most 100 characters') })
export const letterKeysInput = z.object({ letterKeys: z.enum(['on', 'off']) })
export const newTokenInput = z.object({ name: z.string({ error: 'Name what the token is for' }).trim().min(1).max(100, 'Use at most 100 characters') })
