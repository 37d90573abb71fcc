import { joinList } from './words'

/** Who is acting. Only session.ts, the token check and the worker make one, so to hold an Actor is to have been let in. */
export type Actor = { readonly userId: string | null; readonly name: string; readonly newsroomId: string; readonly role: Role; readonly [letIn]: true }
declare const letIn: unique symbol

/** What each role may do, beyond reading. Each role may all that the one before it may. */
const viewer = [] as const
const reporter = [...viewer, 'investigation:create', 'request:log', 'figure:enter', 'file:attach', 'import:run', 'report:issue'] as const
const editor = [...reporter, 'investigation:edit', 'figure:check', 'register:edit', 'demonstration:remove'] as const
const admin = [...editor, 'people:manage', 'calendar:edit', 'newsroom:edit'] as const
const permissionsOf = { viewer, reporter, editor, admin } as const satisfies Record<string, readonly string[]>

export type Role = keyof typeof permissionsOf
export type Permission = (typeof permissionsOf)[Role][number]
export const roles = Object.keys(permissionsOf) as [Role, ...Role[]]

export const can = (actor: Pick<Actor, 'role'>, permission: Permission) => (permissionsOf[actor.role] as readonly string[]).includes(permission)

/** Who may do it, in a sentence for whoever may not. */
export function whoMay(permission: Permission, role: Role): string {
  const allowed = roles.filter((role) => can({ role }, permission))
  return `This is for ${joinList(allowed.map((role) => `${role}s`))}; your role is ${role}. An admin of your newsroom can change it. Nothing was saved.`
}

/** The page offers only what `can` allows, so to be here without it is no slip: it throws, and the answer is a 403. */
export function authorise(actor: Actor, permission: Permission) {
  if (!can(actor, permission)) throw new Forbidden(permission, actor.role)
}

export class Forbidden extends Error {
  /** By this Next knows it for a 403 and draws app/forbidden.tsx, as after its own forbidden(). */
  readonly digest = 'NEXT_HTTP_ERROR_FALLBACK;403'
  constructor(
    readonly permission: Permission,
    role: Role,
  ) {
    super(whoMay(permission, role))
  }
}
