import { z } from 'zod'
import { cleanName, nameField } from '@/lib/text'
import { bodies, kinds } from './register'

/** What a person may say of a force. The form sends aliases one a line; the API sends a list. */
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Keep it under ${most.toLocaleString('en-GB')} characters`)

const aliases = z
  .union([z.array(text(120)), text(4000).transform((lines) => lines.split(/\r\n|\r|\n/))])
  .transform((names) => [...new Set(names.map(cleanName).filter(Boolean))])
  .pipe(z.array(text(120)).max(50, 'Fifty other names are as many as a force can have'))

/** The address for requests: one mailbox. Blank takes it out. */
const address = z.union([z.literal(''), z.email('Enter one e-mail address, for example foi@force.example')]).transform((typed) => typed || null)

const website = z
  .union([z.literal(''), z.url({ protocol: /^https?$/, error: 'Enter the whole address, beginning with https://' })])
  .transform((typed) => typed || null)

export const editedForce = z.object({
  id: z.string().min(1),
  version: z.coerce.number().int().min(1).max(2_000_000_000),
  name: nameField('Name the force', 120),
  shortName: nameField('Give the short name that lists show', 40),
  aliases: aliases.default([]),
  address: text(254).default('').pipe(address),
  website: text(300).default('').pipe(website),
  notes: text(4000)
    .default('')
    .transform((typed) => typed || null),
})
export type EditedForce = z.infer<typeof editedForce>

export const confirmedAddress = z.object({ id: z.string().min(1), address: z.string().min(1) })

export const addedForce = z.object({
  name: nameField('Name the authority', 120),
  shortName: nameField('Give the short name that lists show', 40),
  abbr: text(6)
    .toUpperCase()
    .regex(/^[A-Z][A-Z0-9&]{1,5}$/, 'Choose 2 to 6 letters for its references, for example KPC'),
  kind: z.enum(Object.keys(kinds).filter((kind) => kind !== 'territorial') as [Exclude<keyof typeof kinds, 'territorial'>], 'Choose what it is'),
  body: z.enum(Object.keys(bodies) as [keyof typeof bodies], 'Choose the law that binds it'),
  aliases: aliases.default([]),
  address: text(254).default('').pipe(address),
  website: text(300).default('').pipe(website),
  notes: text(4000)
    .default('')
    .transform((typed) => typed || null),
})
export type AddedForce = z.infer<typeof addedForce>

export const forceRefusalWords = {
  'not-found': 'There is no such force in this newsroom’s register.',
  stale: 'Somebody else changed this force while you had it open. Nothing of yours was saved: look at theirs, then save again if yours is right.',
  'name-taken': 'Another force goes by that name already, so nobody could tell which is meant.',
  'letters-taken': 'Another force has these letters already: references would be the same. Choose others.',
  'no-address': 'There is no address to confirm: enter one first.',
  'other-address': 'Somebody changed the address meanwhile. Look at the new one before you confirm it.',
} as const
export type ForceRefusal = keyof typeof forceRefusalWords
