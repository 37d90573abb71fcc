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

/** A shape beside a word. It says nothing by itself, so it is hidden from readers of the page. */
export function Glyph({ name, small = false }: { name: GlyphName; small?: boolean }) {
  return (
    <svg className={`g g-${name}${small ? ' s' : ''}`} aria-hidden="true">
      <use href={`${sprite.src}#${name}`} />
    </svg>
  )
}
