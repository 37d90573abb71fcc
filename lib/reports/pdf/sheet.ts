import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { fromDay } from '../../days.ts'
import type { Dataset } from '../dataset.ts'
import { paper } from '../print-styles.ts'

/**
 * The sheet of paper: A4, its margins, faces and running foot, and a tag for all that is drawn, so that a screen
 * reader meets headings, lists and tables. What only decorates is marked as an artefact. The surprising case: the
 * file's dates are the report's own, so that the same report is the same bytes whenever it is drawn.
 */
const mm = (millimetres: number) => (millimetres * 72) / 25.4
export { mm }

const faces = {
  regular: 'archivo/400Regular/Archivo_400Regular',
  semibold: 'archivo/600SemiBold/Archivo_600SemiBold',
  bold: 'archivo/700Bold/Archivo_700Bold',
  narrow: 'archivo-narrow/400Regular/ArchivoNarrow_400Regular',
  narrowSemibold: 'archivo-narrow/600SemiBold/ArchivoNarrow_600SemiBold',
} as const
export type Face = keyof typeof faces

const find = createRequire(import.meta.url)

export const page = { left: mm(15), right: mm(210 - 15), top: mm(13), bottom: mm(297 - 17), width: mm(180) } as const

type Structure = ReturnType<PDFKit.PDFDocument['struct']>
export type Tag = Parameters<PDFKit.PDFDocument['struct']>[0]

export type Ink = { face?: Face; size?: number; color?: string; width?: number; align?: 'left' | 'right' | 'center'; leading?: number }

// Figures of one width, for columns of numbers. Only where there are any: text set without features is kept by the library, word by word.
const figuresOf = (text: string) => (/\d/.test(text) ? { features: ['tnum'] } : {})

export class Sheet {
  readonly pdf: PDFKit.PDFDocument
  y: number = page.top
  readonly #root: Structure
  /** By face and text, at one point: the same words stand on many lines. */
  readonly #widths = new Map<string, number>()

  constructor(dataset: Dataset) {
    const { investigation, asAt, issued } = dataset
    this.pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      tagged: true,
      lang: 'en-GB',
      displayTitle: true,
      bufferPages: true,
      pdfVersion: '1.7',
      info: {
        Title: `${investigation.title}: status as at ${asAt}`,
        Author: 'FOI Desk',
        Subject: 'Status report',
        CreationDate: issued ? new Date(issued.at) : fromDay(asAt),
        ModDate: issued ? new Date(issued.at) : fromDay(asAt),
      },
    })
    for (const [face, file] of Object.entries(faces)) this.pdf.registerFont(face, find.resolve(`@expo-google-fonts/${file}.ttf`))
    this.#root = this.pdf.struct('Document')
    this.pdf.addStructure(this.#root)
  }

  /** A part of the document under another, or under the document itself. */
  part(tag: Tag, under: Structure = this.#root, options: PDFKit.Mixins.StructureElementOptions & { scope?: string } = {}) {
    const part = this.pdf.struct(tag, options as never)
    under.add(part)
    return part
  }

  /** Draws inside a tag of its own. */
  tagged(tag: Tag, under: Structure | undefined, draw: () => void, options: object = {}) {
    const part = this.part(tag, under, options)
    part.add(draw)
    part.end()
  }

  /** Draws what only decorates: rules, fills, shapes. */
  decor(draw: () => void) {
    this.pdf.markContent('Artifact')
    draw()
    this.pdf.endMarkedContent()
  }

  use({ face = 'regular', size = 9.5, color = paper.ink }: Ink) {
    return this.pdf.font(face).fontSize(size).fillColor(color)
  }

  heightOf(text: string, ink: Ink) {
    return this.use(ink).heightOfString(text || ' ', { width: ink.width ?? page.width, lineGap: ink.leading ?? 0 })
  }

  widthOf(text: string, ink: Ink) {
    const { face = 'regular', size = 9.5 } = ink
    const key = `${face} ${text}`
    let width = this.#widths.get(key)
    if (width === undefined) this.#widths.set(key, (width = this.use({ face, size: 1 }).widthOfString(text, figuresOf(text) as never)))
    return width * size
  }

  /** One line at a place, cut with an ellipsis where it does not fit its width. */
  line(text: string, x: number, y: number, ink: Ink) {
    const width = ink.width
    this.use(ink)
    let shown = text
    if (width !== undefined && this.widthOf(shown, ink) > width) {
      while (shown && this.widthOf(`${shown}…`, ink) > width) shown = shown.slice(0, -1)
      shown = `${shown.trimEnd()}…`
    }
    const own = width === undefined ? 0 : this.widthOf(shown, ink)
    const from = width === undefined || !ink.align || ink.align === 'left' ? x : ink.align === 'right' ? x + width - own : x + (width - own) / 2
    this.use(ink).text(shown, from, y, { lineBreak: false, ...figuresOf(shown) } as never)
  }

  /** A paragraph at a place, within a width; returns its height. A bold beginning runs on into the rest. */
  words(text: string, x: number, y: number, ink: Ink & { lead?: string }) {
    const width = ink.width ?? page.width
    const options = { width, lineGap: ink.leading ?? 0 }
    if (!ink.lead) {
      this.use(ink).text(text, x, y, options)
    } else {
      this.use({ ...ink, face: 'semibold', color: paper.ink }).text(text ? `${ink.lead} ` : ink.lead, x, y, { ...options, continued: text !== '' })
      if (text) this.use(ink).text(text, options)
    }
    return this.pdf.y - y
  }

  rule(
    y: number,
    { from = page.left, to = page.right, width = 0.5, color = paper.rule2 }: { from?: number; to?: number; width?: number; color?: string } = {},
  ) {
    this.decor(() => this.pdf.moveTo(from, y).lineTo(to, y).lineWidth(width).strokeColor(color).stroke())
  }

  addPage() {
    this.pdf.addPage()
    this.y = page.top
  }

  room(height: number) {
    if (this.y + height > page.bottom) this.addPage()
  }

  /** The head of a part: a rule, the words, and what it covers beside them. */
  heading(text: string, beside = '', { x = page.left, width = page.width as number } = {}) {
    this.rule(this.y, { from: x, to: x + width, width: 1.5, color: paper.ink })
    this.y += 5
    const headWidth = this.widthOf(text, { face: 'bold', size: 11 })
    this.tagged('H2', undefined, () => {
      this.line(text, x, this.y, { face: 'bold', size: 11 })
      if (beside) this.line(beside, x + headWidth + 6, this.y + 2, { size: 8.5, color: paper.ink2, width: width - headWidth - 6 })
    })
    this.y += 17
  }

  paragraph(text: string, ink: Ink & { lead?: string } = {}) {
    const whole = ink.lead ? `${ink.lead} ${text}` : text
    this.room(this.heightOf(whole, ink))
    this.tagged('P', undefined, () => {
      this.y += this.words(text, page.left, this.y, ink)
    })
  }

  /** The running foot of every page, once their number is known. */
  foot(left: string, bold: string) {
    const { start, count } = this.pdf.bufferedPageRange()
    for (let index = 0; index < count; index++) {
      this.pdf.switchToPage(start + index)
      const y = mm(297 - 12)
      this.decor(() => {
        const boldWidth = bold ? this.widthOf(`${bold} `, { face: 'semibold', size: 7.5 }) + 2 : 0
        if (bold) this.line(bold, page.left, y, { face: 'semibold', size: 7.5, color: paper.ink })
        this.line(left, page.left + boldWidth, y, { size: 7.5, color: paper.ink2, width: page.width - boldWidth - 70 })
        this.line(`Page ${index + 1} of ${count}`, page.right - 60, y, { size: 7.5, color: paper.ink2, width: 60, align: 'right' })
      })
    }
  }

  finish(): Promise<Uint8Array<ArrayBuffer>> {
    const chunks: Uint8Array[] = []
    return new Promise((resolve, reject) => {
      this.pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
      this.pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
      this.pdf.on('error', reject)
      this.#root.end()
      this.pdf.end()
    })
  }
}
