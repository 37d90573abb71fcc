import type { TestProject } from 'vitest/node'
import { openTestServer } from './server'

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
    template: string
  }
}

/** Before the first file of database tests: the server and its migrated template. */
export default async function setup(project: TestProject) {
  const server = await openTestServer()
  project.provide('serverUrl', server.url)
  project.provide('template', server.template)
  return server.close
}
