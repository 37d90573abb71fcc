import { z } from 'zod'

/** What the settings page and the command line send to make a token. */
export const newTokenInput = z.object({ name: z.string().trim().min(1, 'Name what the token is for, so that you know which one to revoke').max(100) })
