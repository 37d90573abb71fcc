/**
 * Flags of extension notices, ss.10(3) and 17 FOIA 2000: given late, without a date or an exemption, under one that allows none, to
 * a day that extends nothing, or further than the Commissioner expects. One notice can have several.
 */
import { type Day, longDay } from '@/lib/days'
import { joinSections, ordinal, workingDays } from '@/lib/words'
import { constantsOn, sourceOf } from '../constants'
import type { Notice } from '../replay/state'
import type { ClockContext, Flag } from '../types'

/** Where it extends nothing, its date is what the force says of itself. */
const ownDate = ({ effect, to }: Notice) => (to !== null && effect !== 'extends' ? ` Its date, ${longDay(to)}, is the force’s own.` : '')

const expected = (on: Day) => constantsOn(on).expectedWithExtensionDays

export function* extensions({ clock }: ClockContext): Generator<Flag> {
  for (const notice of clock.notices) {
    const { on, to, sections, eventId } = notice
    const named = joinSections(sections)
    if (notice.isLate)
      yield {
        flag: 'extension-late',
        words: `The extension notice of ${longDay(on)} came ${workingDays(notice.workingDaysLate)} after the time in which it had to be given.`,
        source: 'FOIA 2000 ss.10(3) and 17(1)',
        on,
        workingDays: notice.workingDaysLate,
        eventId,
      }
    if (notice.effect === 'not allowed')
      yield {
        flag: 'extension-not-allowed',
        words: `The notice of ${longDay(on)} extends nothing: ${named} ${sections.length === 1 ? 'has' : 'have'} no public-interest test, and only a qualified exemption allows an extension.${ownDate(notice)}`,
        source: 'FOIA 2000 s.10(3)',
        on,
        eventId,
      }
    if (to === null)
      yield {
        flag: 'extension-without-date',
        words: `The notice of ${longDay(on)} gives no date, so the due date stands. It has to estimate when a decision will be made.`,
        source: 'FOIA 2000 s.17(2)',
        on,
        eventId,
      }
    if (notice.effect === 'before due')
      yield {
        flag: 'extension-before-due',
        words: `The notice of ${longDay(on)} names ${longDay(to!)}, which is not later than the due date: it extends nothing.`,
        source: 'FOIA 2000 s.10(3)',
        on,
        eventId,
      }
    if (notice.effect === 'past')
      yield {
        flag: 'extension-past',
        words: `The notice of ${longDay(on)} names ${longDay(to!)}, which had passed when it was given: it extends nothing.`,
        source: 'FOIA 2000 ss.10(3) and 17(2)',
        on,
        eventId,
      }
    if (notice.namesNoExemption)
      yield {
        flag: 'extension-without-section',
        words: `The notice of ${longDay(on)} names no exemption of Part II of the Act, as it must: it extends nothing.${ownDate(notice)}`,
        source: 'FOIA 2000 s.17(1)(b) and (2)',
        on,
        eventId,
      }
    if (notice.isBeyondExpected)
      yield {
        flag: 'extension-beyond-40',
        words: `The time is extended to ${longDay(to!)}, beyond the ${ordinal(expected(on))} working day. The Act sets no limit; the Commissioner expects no more than ${expected(on)} working days in all.`,
        source: sourceOf('expectedWithExtensionDays', on),
        on: to!,
        eventId,
      }
  }
}
