/** How lists are said in a sentence of English, the same in letters, flags, reports and the timeline. */

/** 'a, b and c' */
export const listed = (parts: readonly string[]) => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`)

/** 'question 2', 'questions 1 and 3' */
export const questionsListed = (numbers: readonly number[]) => `${numbers.length === 1 ? 'question' : 'questions'} ${listed(numbers.map(String))}`
