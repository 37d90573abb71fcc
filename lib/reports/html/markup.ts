import type { Family } from '../../requests/status-styles.ts'
import { shapes } from '../print-styles.ts'

/**
 * Markup as text, for a file that stands alone. Whatever is put into it is escaped unless it is markup already: the
 * only way to `Markup` is through here, so no letter can bring a tag of its own.
 */
const markup = Symbol('markup')
export type Markup = { readonly [markup]: string }
type Part = string | number | Markup | readonly Part[] | null | undefined | false

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => marks[sign]!)

function textOf(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return markup in part ? part[markup] : part.map(textOf).join('')
}

export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  [markup]: strings.map((text, index) => text + textOf(parts[index])).join(''),
})

/** Text that is markup by our own hand: the style sheet and the shapes. */
export const own = (text: string): Markup => ({ [markup]: text })

export const written = (part: Markup) => part[markup]

const path = ({ path, fill, width, isCut, dash }: (typeof shapes)[Family][number]) => {
  const ink = isCut ? 'var(--cut)' : 'currentColor'
  return `<path d="${path}" fill="${fill ? ink : 'none'}"${width ? ` stroke="${ink}" stroke-width="${width}"` : ''}${dash ? ` stroke-dasharray="${dash}"` : ''}/>`
}

/** The shapes, once to a document; `shape` shows one. */
export const sprite = own(
  `<svg width="0" height="0" style="position:absolute" aria-hidden="true">${Object.entries(shapes)
    .map(([family, parts]) => `<symbol id="report-${family}" viewBox="0 0 16 16">${parts.map(path).join('')}</symbol>`)
    .join('')}</svg>`,
)

export const shape = (family: Family) => html`<svg class="r-g" aria-hidden="true"><use href="#report-${family}"/></svg>`
