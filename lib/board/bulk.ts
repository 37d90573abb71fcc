import type { BoardRow } from './view'
import { eventForms, type FormKind, isFormKind } from '@/lib/logging/event-form'

/**
 * What is done to many requests at once, and to which of them. Without ticks a round's sending is for all that are not sent
 * yet, and a chase for all that may be chased today; nothing else is done to a force that nobody ticked.
 */
export const bulkActions = ['log', 'sent', 'remind', 'assign'] as const
export type BulkAction = (typeof bulkActions)[number]

export const isBulkAction = (text: unknown): text is BulkAction => bulkActions.some((action) => action === text)

/** Kinds that can be the same for many: a correction, or a decision on one case, cannot. */
export const kindsForMany: readonly FormKind[] = [
  'acknowledged',
  'reminder',
  'answered',
  'refused',
  'nothing-held',
  'extended',
  'clarification-asked',
  'clarification-answered',
  'sent',
  'failed',
  'withdrawn',
  'note',
]

export const kindOf = (action: BulkAction, asked: unknown): FormKind =>
  action === 'sent' ? 'sent' : isFormKind(asked) && kindsForMany.includes(asked) ? asked : 'acknowledged'

const isUnsent = ({ standing }: Pick<BoardRow, 'standing'>) => standing === 'draft' || standing === 'queued' || standing === 'not sent'

/** Whether a reminder may go to it today, and which. */
export const reminderDue = ({ nextStep, standing }: Pick<BoardRow, 'nextStep' | 'standing'>) =>
  standing === 'no response' && nextStep.by === 'us' && (nextStep.letter === 'reminder' || nextStep.letter === 'second-reminder') ? nextStep.letter : null

/** The rows it is for, and those that were ticked or are late and are left out, each with the reason. */
export function selectRows(
  action: BulkAction,
  rows: readonly BoardRow[],
  ticked: ReadonlySet<string>,
): { chosen: BoardRow[]; left: { row: BoardRow; why: string }[] } {
  const named = ticked.size > 0 ? rows.filter(({ reference }) => ticked.has(reference)) : null
  if (action === 'sent') {
    const asked = named ?? rows.filter(isUnsent)
    return { chosen: asked.filter(isUnsent), left: asked.filter((row) => !isUnsent(row)).map((row) => ({ row, why: 'It is logged as sent already.' })) }
  }
  if (action === 'remind') {
    const asked = named ?? rows.filter(({ standing }) => standing === 'no response')
    return { chosen: asked.filter((row) => reminderDue(row)), left: asked.filter((row) => !reminderDue(row)).map((row) => ({ row, why: whyNot(row) })) }
  }
  return { chosen: named ?? [], left: [] }
}

const whyNot = ({ standing, nextStep }: BoardRow) => (standing === 'no response' ? `${nextStep.words}. ${nextStep.reason}` : 'It is not late.')

export const titles: Record<BulkAction, (count: number) => string> = {
  log: (count) => `Log the same for ${forces(count)}`,
  sent: (count) => `Log ${forces(count)} as sent`,
  remind: (count) => `${count === 1 ? 'A reminder' : `${count} reminders`} to copy and log as sent`,
  assign: (count) => `Assign ${forces(count)}`,
}
const forces = (count: number) => (count === 1 ? 'one force' : `${count} forces`)

export const buttonOf = (kind: FormKind, count: number) =>
  kind === 'sent' ? `Log ${count === 1 ? 'it' : count} as sent` : `${eventForms[kind].button}${count === 1 ? '' : ` for ${count} forces`}`
