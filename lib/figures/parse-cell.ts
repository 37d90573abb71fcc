import { type Cell, topUnder, type Unclear, type Unit } from './cells'
import { compare, type Decimal, decimal, nought } from './decimal'

/**
 * Reads a cell as people type it and as forces write it. What can be read in one way only becomes a figure;
 * anything else is `unclear` with the reason why. The surprising cases: a dash alone, '1.189' and a raised
 * '2' after a number are never read as figures, and blank is awaited, never nought.
 */
export function parseCell(text: string, unit: Unit = 'count'): Cell {
  const written = plain(text)
  if (!written) return { kind: 'awaited' }
  if (written.length > 200) return unclear('too long')
  return wordsIn(written, unit) ?? refusalIn(written) ?? intervalIn(written, unit) ?? numberIn(written, unit)
}

const unclear = (why: Unclear): Cell => ({ kind: 'unclear', why })

/** Full-width letters and digits as plain ones, every kind of space as one, nothing invisible. Raised digits stay raised: they are footnotes. */
const plain = (text: string) =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
]

/** What stands for itself, whole. */
const words: readonly [RegExp, (unit: Unit) => Cell][] = [
  [/^(nil|none|nought|naught)( return)?$/, (unit) => ({ kind: 'number', value: nought, unit })],
  [/^(no (information|info|data)|nothing)( is)? held$|^((information|info|data) (is )?)?not held$|^not recorded$/, () => ({ kind: 'not held' })],
  [/^(\*+|\[?(c|redacted|suppressed|confidential)\])$|^(redacted|suppressed)$/, () => ({ kind: 'redacted' })],
  [/^(await(ed|ing)|not yet (answered|received))$/, () => ({ kind: 'awaited' })],
  [/^(unclear|\?+)$/, () => unclear('marked unclear')],
  [/^[-‐‑‒–—―−]+$/, () => unclear('dash')],
  [/^(\.{2,3}|…|:|~|#+|x|z|\[(x|z|u|low|r|p|e)\]|n ?\/ ?a|#n\/a|na|n\.a\.?|not (available|applicable|known)|unknown|none known)$/, () => unclear('symbol')],
]

function wordsIn(written: string, unit: Unit): Cell | null {
  const lower = written.toLowerCase().replace(/(?<=[a-z]{2})\.$/, '')
  return words.find(([shape]) => shape.test(lower))?.[1](unit) ?? null
}

const refusal = /^(refus(ed|al)|withheld|exempt(ed|ion)?|not disclosed|ncnd|neither confirm(ed)? (n?or) den(y|ied))\b/i
const sectionMark = /^s(ections?|ecs?|s)?\.? ?(?=\d)/i
const sectionShape = /^\d{1,3}[a-z]?(\([0-9a-z]{1,4}\))*$/i

/** 'refused', 's.40(2)', 'exempt under sections 31(1)(a) and 40'. Null where the text is no refusal. */
function refusalIn(written: string): Cell | null {
  const isRefusal = refusal.test(written)
  if (!isRefusal && !sectionMark.test(written)) return /^\d{1,2}[a-z]?(\([0-9a-z]{1,4}\))+$/i.test(written) ? unclear('bare section') : null
  const rest = written
    .replace(refusal, '')
    .replace(/^( ?(:|-|–|,|\(|under|by|on|with|at|applied|of the act|foia|foi))+ ?/gi, '')
    .replace(/\b(of the (act|foia)|(of )?foia?( ?2000| act( 2000)?)?|applies|applied)\b/gi, '')
  const sections = rest
    .split(/,|;|&|\+|\/|\band\b/i)
    .map((part) =>
      part
        .trim()
        .replace(sectionMark, '')
        .replace(/ /g, '')
        .replace(/^([^(]*)\)$/, '$1'),
    )
    .filter(Boolean)
  if (sections.some((section) => !sectionShape.test(section))) return unclear('words')
  return { kind: 'refused', sections: sections.map((section) => section.replace(/^\d+[a-z]/i, (head) => head.toUpperCase())) }
}

const under = /^(?:<(?!=)|(?:fewer|less|lower) than|under|below) ?(.+)$/i
const upTo = /^(?:≤|<=|=<|⩽|up to(?: and including)?|no(?:t)? more than|at most) ?(.+)$/i
const orFewer = /^(.+?) (?:or|and) (?:fewer|less|under|below)$/i
const between = /^between (.+?) and (.+)$|^(?:from )?(.+?)(?: ?[-‐‑‒–] ?| to )(.+)$/i

/** '<5', 'fewer than five', '1-4', 'up to £5'. Null where no limit is spoken of. */
function intervalIn(written: string, unit: Unit): Cell | null {
  if (/^(>|≥|over |more than |at least |above |not less than |no fewer than )|\d ?\+$|\b(or|and) (more|over|above)$/i.test(written))
    return unclear('no upper limit')
  const limit = under.exec(written)?.[1]
  const top = upTo.exec(written)?.[1] ?? orFewer.exec(written)?.[1]
  if (limit ?? top) {
    const cell = numberIn((limit ?? top)!, unit)
    if (cell.kind !== 'number') return cell
    const { high, isUnder } = limit ? topUnder(cell.value, cell.unit) : { high: cell.value }
    return bounded(nought, high, cell.unit, isUnder)
  }
  if (looksLikeDay.test(written)) return unclear('date')
  const ends = between.exec(written)
  const [from, to] = [ends?.[1] ?? ends?.[3], ends?.[2] ?? ends?.[4]]
  if (!from || !to || !/\d/.test(from) || !/\d/.test(to) || /^£?$/.test(from)) return null
  const [left, right] = [numberIn(from, unit), numberIn(to, unit)]
  if (left.kind !== 'number' || right.kind !== 'number') return left.kind === 'number' ? right : left
  if (isYear(left.value) && (isYear(right.value) || /^\d\d$/.test(to))) return unclear('date')
  // '£1-4' and '1-4%' name their unit once.
  const marked = left.unit !== unit ? left.unit : right.unit
  if ([left, right].some((end) => end.unit !== marked && end.unit !== unit)) return unclear('two figures')
  return bounded(left.value, right.value, marked)
}

function bounded(low: Decimal, high: Decimal, unit: Unit, isUnder?: true): Cell {
  const order = compare(low, high)
  if (order > 0 || (order === 0 && low !== nought) || low.startsWith('-')) return unclear('upside down')
  return { kind: 'below', low, high, unit, ...(isUnder && { isUnder }) }
}

const isYear = (value: Decimal) => /^(19|20)\d\d$/.test(value)
const looksLikeDay =
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}( |t|$)|^\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}$|^\d{1,2}\/\d{1,2}$|^\d{4}\/\d{2,4}$|\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b/i

const estimate = /^(~|≈|≃|about|approx(\.|imately)?|around|circa|ca?\.?|roughly|nearly|almost|est(\.|imated)?) ?\d|\b(approx(\.|imately)?|est(\.|imated?)?)$/i

/** A number alone, with £ or % if it has one. Everything that might be one and is not surely so is unclear, and says why. */
function numberIn(written: string, measure: Unit): Cell {
  const word = small.indexOf(written.toLowerCase())
  if (word >= 0) return { kind: 'number', value: decimal(String(word)), unit: measure }
  if (estimate.test(written)) return unclear('estimate')
  if (/^\(.*\d.*\)$|^[-−‐‑‒–—] \d|^[‐‑‒–—]\d/.test(written)) return unclear('brackets')
  if (/^\+/.test(written)) return unclear('plus')
  if (/[€$¥]|\b(eur|usd|euros?|dollars?)\b/i.test(written) && /\d/.test(written)) return unclear('currency')
  if (/^\d[\d,.]* ?p$|\bpence$/i.test(written)) return unclear('pence')
  if (/^[-−]?£? ?\d[\d,.]* ?(k|m|bn|mn|million|thousand|billion)$/i.test(written)) return unclear('rounded')

  const isPounds = /^[-−]?(£|gbp) ?|(?<=\d) ?(pounds|gbp)$/i.test(written)
  const isShare = /(?<=\d) ?(%|pc|per ?cent)$/i.test(written)
  if (isPounds && isShare) return unclear('two figures')
  const bare = written.replace(/^([-−]?)(?:£|gbp) ?/i, '$1').replace(/ ?(pounds|gbp|%|pc|per ?cent)$/i, '')
  const digits = digitsIn(bare, isShare)
  if ('why' in digits) return unclear(digits.why)
  return { kind: 'number', value: digits.value, unit: isPounds ? '£' : isShare ? '%' : measure }
}

/** The digits of a number in British writing: thousands by comma or space, a point before the decimals. */
function digitsIn(bare: string, isShare: boolean): { value: Decimal } | { why: Unclear } {
  const [, sign, body] = /^([-−]?)(\d.*|\.\d+)$/.exec(bare) ?? []
  if (body === undefined) return { why: 'words' }
  if (/^\d+(\.\d+)?e[+-]?\d+$/i.test(body)) return { why: 'scientific' }
  if (!/^[\d., ]*$/.test(body)) return { why: /^[\d.,]+(?![\d.,]).*\d/.test(body) ? 'two figures' : 'mark' }
  if (/[.,]$/.test(body)) return { why: 'mark' }
  if (body.replace(/\D/g, '').length > 30) return { why: 'too long' }
  if (/^0\d/.test(body)) return { why: 'leading nought' }
  const isGrouped = /^\d{1,3}(,\d{3})+(\.\d+)?$|^\d{1,3}( \d{3})+(\.\d+)?$/.test(body)
  if (!isGrouped && !/^\d*(\.\d+)?$/.test(body)) return { why: /^[\d.]+,\d+$/.test(body) ? 'decimal comma' : 'grouping' }
  // '1.189' is 1,189 to half of Europe. A share is never in thousands, and nothing that begins 0. is.
  if (!isShare && /^[1-9]\d{0,2}\.\d{3}$/.test(body)) return { why: 'three places' }
  const value = decimal(body.replace(/[, ]/g, '').replace(/^\./, '0.'))
  return { value: sign ? decimal(`-${value}`) : value }
}
