import { z } from 'zod'

/**
 * What people do to the desk itself, on the same append-only table as the events of requests. None of
 * these moves a clock. Where one concerns a request it stands in that request's history too.
 */
const deskEvent = <const Type extends string, Facts extends z.core.$ZodShape>(type: Type, facts: Facts) => z.object({ type: z.literal(type), ...facts })

export const deskEventSchema = z.discriminatedUnion('type', [
  deskEvent('newsroom.made', { name: z.string() }),
  deskEvent('newsroom.changed', { name: z.string() }),
  deskEvent('person.invited', { email: z.string(), role: z.string() }),
  deskEvent('person.joined', { email: z.string() }),
  deskEvent('person.changed', { email: z.string(), from: z.string(), to: z.string() }),
  deskEvent('person.disabled', { email: z.string() }),
  deskEvent('person.enabled', { email: z.string() }),
  deskEvent('person.password-changed', { email: z.string() }),
  deskEvent('session.ended', { device: z.string() }),
  deskEvent('token.made', { name: z.string(), scope: z.enum(['read', 'write']).optional() }),
  /** `of`: whose it was, where an admin revoked somebody else's. */
  deskEvent('token.revoked', { name: z.string(), of: z.string().optional() }),
  deskEvent('feed.made', {}),
  deskEvent('feed.revoked', {}),
  deskEvent('force.added', { force: z.string() }),
  deskEvent('force.changed', { force: z.string(), changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })) }),
  deskEvent('force.address-confirmed', { force: z.string(), address: z.string() }),
  deskEvent('investigation.created', { code: z.string(), forces: z.number() }),
  deskEvent('investigation.changed', { code: z.string(), what: z.string() }),
  deskEvent('request.assigned', { reference: z.string(), to: z.string().nullable() }),
  deskEvent('file.attached', { name: z.string(), size: z.number() }),
  deskEvent('file.hidden', { name: z.string(), reason: z.string() }),
  deskEvent('figure.entered', { measure: z.string(), period: z.string(), text: z.string(), before: z.string().nullable() }),
  deskEvent('figure.annotated', { measure: z.string(), period: z.string(), text: z.string(), what: z.array(z.string()) }),
  deskEvent('figure.checked', { measure: z.string(), period: z.string(), text: z.string() }),
  deskEvent('figure.unchecked', { measure: z.string(), period: z.string(), text: z.string() }),
  deskEvent('figure.retracted', { measure: z.string(), period: z.string(), text: z.string(), reason: z.string() }),
  deskEvent('import.accepted', { name: z.string(), rows: z.number() }),
  deskEvent('report.issued', { number: z.number(), asAt: z.string() }),
  deskEvent('calendar.changed', { on: z.string(), effect: z.string(), name: z.string(), reason: z.string(), moved: z.number() }),
  deskEvent('demonstration.removed', { code: z.string() }),
])

export type DeskEvent = z.infer<typeof deskEventSchema>
export type DeskEventType = DeskEvent['type']
