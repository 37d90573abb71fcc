import { randomUUID } from 'node:crypto'
import type { Actor, Role } from '@/lib/actor'
import { db } from '@/lib/db'

/** A newsroom of its own, with nobody in it and no forces yet. */
export async function newsroom(name = 'The Herald') {
  const { id } = await db.newsroom.create({ data: { name }, select: { id: true } })
  return id
}

/** Somebody with this role: a real row, and the Actor that a signed-in session would make of it. Without a newsroom, in a new one. */
export async function person(role: Role = 'reporter', newsroomId?: string, name = `A ${role}`) {
  const home = newsroomId ?? (await newsroom())
  const { id } = await db.person.create({ data: { newsroomId: home, name, role, email: `${role}-${randomUUID()}@example.org` }, select: { id: true } })
  return { userId: id, name, newsroomId: home, role } as unknown as Actor
}

/** The desk itself, as the worker and the first start act. */
export const desk = (newsroomId: string) => ({ userId: null, name: 'FOI Desk', newsroomId, role: 'admin' }) as unknown as Actor
