/** A session ends when nobody has used it for twelve hours, and after two weeks in any case. When it was last used is written at most every five minutes. */
export const IDLE_MS = 12 * 60 * 60 * 1000
export const SESSION_MS = 14 * 24 * 60 * 60 * 1000
export const SEEN_IS_NOTED_EVERY_MS = 5 * 60 * 1000

/** A session counts while it was last used after the one instant and began after the other. */
export const livesAfter = (now: Date) => ({ seenAfter: new Date(now.getTime() - IDLE_MS), begunAfter: new Date(now.getTime() - SESSION_MS) })
