import { AxeBuilder } from '@axe-core/playwright'
import { test as base, type BrowserContext, expect, type Page } from '@playwright/test'
import type { Actor, Role } from '@/lib/actor'
import { db, pool } from '@/lib/db'
import { seedRegister } from '@/lib/forces/commands'
import { newsroom, person } from './people'
import { sessionCookieOf } from './sessions'

export { expect }

type Fixtures = {
  /** Errors on the console that this test means to cause, for instance of a page that isn't there. */
  expectedErrors: RegExp[]
  /** Signs somebody in: with this role, in the newsroom given or in a new one that has the register of forces. */
  signIn: (role?: Role, newsroomId?: string) => Promise<Actor>
  noErrors: undefined
}

export const test = base.extend<Fixtures>({
  expectedErrors: [[], { option: true }],
  baseURL: async ({}, use) => use(process.env.BASE_URL),
  signIn: async ({ context }, use) => {
    await use(async (role = 'reporter', newsroomId) => {
      const actor = await person(role, newsroomId ?? (await newsroomWithForces()))
      await signInAs(context, actor)
      return actor
    })
  },
  // A page that works and complains doesn't work.
  noErrors: [
    async ({ context, expectedErrors }, use) => {
      const errors: string[] = []
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
      })
      context.on('weberror', (error) => errors.push(String(error.error())))
      context.on('response', (response) => {
        if (response.status() >= 500) errors.push(`${response.status()} ${response.url()}`)
      })
      await use(undefined)
      expect(
        errors.filter((error) => !expectedErrors.some((expected) => expected.test(error))),
        'errors on the console',
      ).toEqual([])
    },
    { auto: true },
  ],
})

/** A newsroom with the register of forces, and nobody in it yet. */
export async function newsroomWithForces(name?: string) {
  const id = await newsroom(name)
  await db.$transaction((tx) => seedRegister(tx, id), { timeout: 30_000 })
  return id
}

/** Makes the browser's session that of this person, as a sign-in with the right password would. */
export async function signInAs(context: BrowserContext, actor: Actor) {
  const cookie = await sessionCookieOf(pool, actor.userId!, process.env.AUTH_SECRET!)
  await context.addCookies([{ ...cookie, url: process.env.BASE_URL!, httpOnly: true, sameSite: 'Lax' }])
}

/** What axe finds on the page as it stands, WCAG 2.2 AA and good practice: nothing. */
export async function checkAxe(page: Page) {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  expect(
    violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`) })),
    `axe on ${page.url()}`,
  ).toEqual([])
}
