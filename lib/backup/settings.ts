import { settingNames } from '../configuration.ts'

/**
 * The settings that a desk needs to come back as it was, AUTH_SECRET among them: without it every session ends, and whatever it seals is lost.
 * Where the database and the data folder stand is for the machine that it comes back on, and the first admin is in the database.
 */
const leftOut = new Set(['DATA_DIR', 'DATABASE_URL', 'ADMIN_EMAIL', 'ADMIN_PASSWORD'])

export function settingsToKeep(source: Record<string, string | undefined>): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const name of settingNames) if (!leftOut.has(name) && source[name]?.trim()) kept[name] = source[name]
  return kept
}

/** Names of what a backup kept and what is set otherwise here, or not at all. No values: some are secrets. */
export const settingsThatDiffer = (kept: Record<string, string>, source: Record<string, string | undefined>) =>
  Object.keys(kept).filter((name) => name !== 'AUTH_SECRET' && kept[name] !== source[name])
