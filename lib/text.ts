import { z } from 'zod'

/**
 * The one edge for text that a person sent, whatever brought it: a form, an address, a sheet, a file's name. PostgreSQL keeps neither U+0000 nor
 * half of a surrogate pair, and one letter with an accent can be written in two ways that look the same. What is cut is cut
 * between characters as people see them, never inside an emoji.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out; tab and the ends of lines stay
const controls = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g
// Signs that nobody sees, with which two names look alike, or one reads backwards.
const unseen = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

export const cleanText = (text: string) => text.toWellFormed().replace(controls, '').normalize('NFC')

/** A name: in one line, without signs that nobody sees. */
export const cleanName = (text: string) => cleanText(text).replace(unseen, '').replace(/\s+/g, ' ').trim()

/** Whether PostgreSQL can keep the text, and an address or a header carry it. */
export const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0')

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The text in at most so many units of UTF-16, cut before the character that does not fit whole. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text.toWellFormed()
  // Only the last few characters before the limit matter: a long text is not walked from its start.
  const from = Math.max(0, most - 200)
  const tail = text.slice(from, most + 200)
  let end = 0
  for (const { index, segment } of segments.segment(tail)) {
    if (from + index + segment.length > most) break
    end = index + segment.length
  }
  return text.slice(0, from + end).toWellFormed()
}

/** A name in a form or a request's body. */
export const nameField = (missing: string, most: number) =>
  z
    .string(missing)
    .transform(cleanName)
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(most, `Use at most ${most.toLocaleString('en-GB')} characters`),
    )
