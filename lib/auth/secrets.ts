import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link or a token: 256 bits. It is shown once; what is kept is its hash. */
export const newSecret = () => randomBytes(32).toString('base64url')
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')
