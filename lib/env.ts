import { baseUrlOf, readSettings } from './configuration'

/**
 * The settings, parsed once, and the only reader of process.env in the app. The front door has seen to it that the
 * database's address and the secret are there; a program started without it says what is missing, and goes no further.
 */
const read = readSettings(process.env)
if (!read.ok) throw new Error(read.faults.join('\n'))

const { DATABASE_URL, AUTH_SECRET, ...rest } = read.settings
if (!DATABASE_URL) throw new Error('DATABASE_URL is not set. Start the desk with npm start, which sets it for the embedded database.')
if (!AUTH_SECRET) throw new Error('AUTH_SECRET is not set. Start the desk with npm start, which makes one and keeps it.')

export const env = { ...rest, DATABASE_URL, AUTH_SECRET, BASE_URL: baseUrlOf(rest) }
