import register from './register.json' with { type: 'json' }

/**
 * The register as it ships: the 43 territorial forces of England and Wales and seven other bodies. A newsroom's own copy is loaded
 * from it once and is theirs from then on, so nothing here is read when a page is drawn. No address for requests ships: a
 * person enters each, and nothing goes to one that nobody has confirmed. Commissioners (one per area) are authorities of
 * their own, not one body, so they are added by hand where a round asks them.
 */
export const kinds = {
  territorial: 'Territorial force',
  special: 'Special force',
  'other nation': 'Force of another nation',
  'national body': 'National body',
  office: 'Commissioner or mayor',
  other: 'Other authority',
} as const
export type Kind = keyof typeof kinds

/** Which law binds the body. The clock of this desk is that of the Act of 2000: of the others it says that their law differs. */
export const bodies = {
  foia: { name: 'Freedom of Information Act 2000', differs: null },
  foisa: {
    name: 'Freedom of Information (Scotland) Act 2002',
    differs:
      'Its law differs: the Freedom of Information (Scotland) Act 2002, with another clock and another regulator, the Scottish Information Commissioner. The dates of the Act of 2000 do not bind it.',
  },
  none: {
    name: 'No freedom-of-information law',
    differs: 'Its law differs: it is no public authority under the Freedom of Information Act 2000. It owes no answer, and no clock runs.',
  },
} as const
export type Body = keyof typeof bodies

export type RegisterForce = {
  id: string
  name: string
  shortName: string
  /** Letters for its tile and, without the '&', for references. */
  abbr: string
  kind: Kind
  body: Body
  country: string | null
  region: string | null
  /** The statistical code of its police force area. */
  pfaCode: string | null
  website: string | null
  emailDomains: string[]
  aliases: string[]
  notes: string | null
  tileRow: number | null
  tileCol: number | null
}

export const shippedForces = register as RegisterForce[]

/** What the desk says of a law that it does not keep the clock of, or null. A body it does not know is taken to be under the Act. */
export const lawDiffers = (body: string) => (body in bodies ? bodies[body as Body].differs : null)
