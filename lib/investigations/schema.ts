import { z } from 'zod'
import { dayField } from '@/lib/days'
import { nameField } from '@/lib/text'

/** What a round is made of. The same schema reads the form and the API's body, and describes the latter. */
const code = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9_.-]{0,31}$/, 'Use letters and digits, for example M1 or Y2025')

export const measureInput = z.strictObject({
  code,
  label: z.string().trim().min(1, 'Name what is counted').max(300),
  unit: z.string().trim().max(100).default(''),
})

export const bases = ['calendar', 'financial', 'part'] as const

export const periodInput = z
  .strictObject({ code, label: z.string().trim().min(1, 'Name the period').max(100), startsOn: dayField, endsOn: dayField, basis: z.enum(bases) })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { message: 'A period cannot end before it starts', path: ['endsOn'] })

const distinct = <Item extends { code: string }>(items: readonly Item[], context: z.RefinementCtx) => {
  const seen = new Set<string>()
  items.forEach((item, index) => {
    if (seen.has(item.code)) context.addIssue({ code: 'custom', path: [index, 'code'], message: `${item.code} is there twice: every code needs to be its own` })
    seen.add(item.code)
  })
}

export const newInvestigation = z
  .strictObject({
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z][A-Z0-9]{1,11}$/, 'Choose a code of 2 to 12 letters and digits that begins with a letter, for example CONES'),
    title: nameField('Give the investigation a title', 200),
    questions: z.array(z.string().trim().min(1, 'Write the question').max(4000)).min(1, 'Ask at least one question').max(50),
    measures: z.array(measureInput).max(100).superRefine(distinct).default([]),
    periods: z.array(periodInput).max(50).superRefine(distinct).default([]),
    forces: z.union(
      [z.literal('territorial'), z.array(z.string().min(1)).min(1, 'Choose at least one force').max(500)],
      'Say "territorial", or list the forces',
    ),
    letterSubject: z.string().trim().max(300).optional(),
    letter: z.string().trim().max(20_000).optional(),
  })
  .refine(({ measures, periods }) => measures.length === 0 || periods.length > 0, {
    message: 'Figures need at least one period: add one, or take the measures out',
    path: ['periods'],
  })

export type NewInvestigation = z.infer<typeof newInvestigation>

/** A request's own reference: the round's code and the force's letters, 'CONES-KNT'. Letters that an address cannot carry are dropped. */
export const referenceFor = (code: string, abbr: string) => `${code}-${abbr.toUpperCase().replace(/[^A-Z0-9]/g, '')}`

export const standardSubject = 'Freedom of Information request: {title} ({reference})'
export const standardLetter = `Dear FOI officer,

This is a request under the Freedom of Information Act 2000 to {force}.

{questions}

Please send figures in a spreadsheet where you can. If part of this would cost more than the limit, please answer the rest and tell me how to narrow it (section 16). If you hold no information on a question, please say so.

I look forward to your answer within twenty working days, as section 10(1) requires. Please quote our reference {reference}.

Yours faithfully,
{name}
{newsroom}`
