import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The rule of extensions is written once: who words it anew words it otherwise. */
test.each(['components/frame/about.tsx', 'lib/logging/event-form.ts', 'lib/reports/compose/method.ts'])(
  '%s says of extensions what the one text says',
  (file) => {
    const source = readFileSync(file, 'utf8')
    expect(source).toMatch(/\$\{extensionRule\}/)
    expect(source).not.toMatch(/only (under )?a qualified exemption|more time counts only/i)
  },
)
