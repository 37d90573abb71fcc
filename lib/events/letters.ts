import type { EventType } from './events'

/**
 * What counts as a letter of ours to a force. The complaint and the appeal are none: they go to the Commissioner and the tribunal. Three readers
 * ask this in three ways, on purpose:
 *  - the clock's `lastLetterOn` is of one request, and counts all of them: who asked on Monday does not chase on Tuesday (lib/clock/replay.ts);
 *  - across investigations (lib/requests/rows.ts) the request itself does not count: a new investigation goes to every force on one day, and
 *    would hold back each reminder of all the others for a week;
 *  - Today shows the last reminder beside their number (lib/today/todo.ts), whatever else was written since.
 */
export const lettersToAForce = [
  'request.sent',
  'clarification.answered',
  'request.refined',
  'reminder.sent',
  'review.asked',
] as const satisfies readonly EventType[]

/** Those that hold back a letter to the same force in another investigation. The index `event_letter` holds just these. */
export const lettersAcrossInvestigations = lettersToAForce.filter((type) => type !== 'request.sent')
