import { hash, verify } from '@node-rs/argon2'

/** Argon2id with the parameters OWASP recommends: 19 MiB, two passes, one lane. */
const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string) => hash(password, argon2id)

// Spent on addresses that nobody has, so that the time of an answer does not tell which addresses exist.
const nobody = hashPassword('nobody has this password')

export async function passwordFits(password: string, kept: string | null | undefined) {
  const fits = await verify(kept ?? (await nobody), password.slice(0, 200)).catch(() => false)
  return fits && Boolean(kept)
}
