import { type GlyphName, glyphAddress } from '@/components/frame/glyph'

/**
 * Markup as text, for what is drawn 43 times: React's elements for the map and the table cost more than all the rest of the page.
 * Whatever is put into a template is escaped, as text and as a quoted attribute alike, unless it is markup that came of a template itself; there is no other way in.
 */
class Html {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  toString() {
    return this.#text
  }
}
export type { Html }

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const special = /[&<>"']/

/** Safe as text and between quotes in an attribute; not as an attribute's name, without quotes, or in a script or style. */
const escaped = (text: string) => (special.test(text) ? text.replace(/[&<>"']/g, (character) => entities[character]!) : text)

type Part = string | number | Html | readonly Html[]

/** html`<b title="${name}">${name}</b>` */
export function html(markup: TemplateStringsArray, ...parts: Part[]): Html {
  let text = markup[0]!
  for (let index = 0; index < parts.length; index++) text += textOf(parts[index]!) + markup[index + 1]!
  return new Html(text)
}

function textOf(part: Part) {
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return part instanceof Html ? String(part) : part.map(innerText).join('')
}

// What only claims to be markup is none: a list from elsewhere is escaped like any text.
const innerText = (part: Html) => (part instanceof Html ? String(part) : escaped(String(part)))

export const nothing = html``

/** The markup as what an element of React holds. */
export const inside = (markup: Html) => ({ dangerouslySetInnerHTML: { __html: String(markup) } })

/** A shape beside a word, as `Glyph` draws it. */
export const glyph = (name: GlyphName) => html`<svg class="g g-${name}" aria-hidden="true"><use href="${glyphAddress(name)}"></use></svg>`
