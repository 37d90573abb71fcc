import { readQuery } from '@/lib/api/body'
import { readSentFile } from '@/lib/api/import-input'
import { problem, type ProblemStatus } from '@/lib/api/problems'
import { absent, json, route } from '@/lib/api/route'
import { importQuery } from '@/lib/api/schema/imports'
import { authorise } from '@/lib/actor'
import { importFile } from '@/lib/imports/commands'
import { findInvestigation } from '@/lib/investigations/queries'

const statuses: Partial<Record<string, ProblemStatus>> = { 'not-found': 404, 'too-big': 413 }

export const { GET, POST, PUT, PATCH, DELETE } = route({
  async POST({ actor, request, params, query, now }) {
    // Both are asked before a byte of the file is read.
    authorise(actor, 'import:run')
    const { commit, name } = readQuery(importQuery, query)
    if (!(await findInvestigation(actor, params.code!))) return absent(`investigation ${params.code}`)
    const file = await readSentFile(request, name)
    const result = await importFile(actor, { code: params.code!, commit: commit === 'true', ...file }, { now })
    if (!result.ok) return problem(statuses[result.reason] ?? 422, result.words, { reason: result.reason })
    const { ok: _, ...imported } = result
    return json(imported)
  },
})
