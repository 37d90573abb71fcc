import { describe, expect, test } from 'vitest'
import { sentFaultOf, sentFaults } from '@/lib/sent-faults'

const withCause = (message: string, cause: unknown) => Object.assign(new Error(message), { cause })

describe('what was sent and could not be read', () => {
  test.each([
    ['more than a form may carry', Object.assign(new Error('Body exceeded 4mb limit.'), { statusCode: 413 }), 'form-too-large'],
    ['the same, found while its parts were read', withCause('Failed to parse body as FormData.', new Error('Body exceeded 4mb limit.')), 'form-too-large'],
    ['parts that never begin', withCause('Failed to parse body as FormData.', new TypeError('no boundary found in multipart body')), 'unreadable-form'],
    ['parts that never end', new Error('Unexpected end of form'), 'unreadable-form'],
    ['a bug', new TypeError('Cannot read properties of undefined'), null],
    ['no error', null, null],
  ])('%s', (_, error, fault) => expect(sentFaultOf(error)).toBe(fault))

  test('each says that nothing was saved, and what to do', () => {
    for (const { sentence } of Object.values(sentFaults)) expect(sentence).toMatch(/nothing was saved\. .* then try again\.$/)
  })
})
