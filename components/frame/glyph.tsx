import sprite from './glyphs.svg'

/** The shapes of glyphs.svg. The first nine are the families of a standing. */
export type GlyphName =
  | 'overdue'
  | 'clarify'
  | 'awaiting'
  | 'extended'
  | 'refused'
  | 'notheld'
  | 'part'
  | 'disclosed'
  | 'draft'
  | 'read'
  | 'bounce'
  | 'auto'
  | 'find'
  | 'file'
  | 'warn'
  | 'tick'
  | 'copy'

/** Where a shape is, for markup that is written as text. */
export const glyphAddress = (name: GlyphName) => `${sprite.src}#${name}`

/** A shape beside a word. It says nothing by itself, so it is hidden from readers of the page. */
export function Glyph({ name, small = false }: { name: GlyphName; small?: boolean }) {
  return (
    <svg className={`g g-${name}${small ? ' s' : ''}`} aria-hidden="true">
      <use href={glyphAddress(name)} />
    </svg>
  )
}
