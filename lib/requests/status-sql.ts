import { type Standing, changedByTime, turnsInto } from '@/lib/clock/standing'

/**
 * The rule of lib/clock/standing.ts by which time alone turns a standing into another (`turnsInto`), as SQL over the columns kept with a request: the one
 * place where it is written for the database. A test holds it equal to `standingToday` over stored rows (tests/db/requests/status-sql.test.ts).
 * `request` is the name of the table in the statement, `day` an expression that is a date there.
 */
const list = (standings: readonly Standing[]) => standings.map((standing) => `'${standing}'`).join(', ')

const turns = (request: string) => changedByTime.map((from) => `when ${request}.standing = '${from}' then '${turnsInto[from]}'`).join(' ')

/** The standing of a stored request on a day. */
export const standingSql = (request: string, day: string) =>
  `case when ${request}.late_after_on >= ${day} or ${request}.late_after_on is null then ${request}.standing ${turns(request)} else ${request}.standing end`

/**
 * Whether a stored request is silent and late on a day: its standing then is `no response`. Written by the columns of the index
 * `request_open_due`, which holds open requests alone. A partial answer past its date is late too, but is not silence.
 */
export const isSilentSql = (request: string, day: string) =>
  `${request}.closed_on is null and ${request}.late_after_on < ${day} and ${request}.standing in (${list([...changedByTime.filter((standing) => turnsInto[standing] === 'no response'), 'no response'])})`
