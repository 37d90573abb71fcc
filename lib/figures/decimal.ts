/**
 * Numbers as they are written, added without drift: 0.1 + 0.2 is 0.3 here, and a sum of pence is exact.
 * A Decimal is canonical text, '-1189' or '12.5': no sign on nought, and no nought at either end that
 * says nothing. So two that are equal are the same string.
 */
export type Decimal = string & { readonly __decimal: never }

const shape = /^(-?)(\d+)(?:\.(\d+))?$/

/** Plain digits with an optional minus and point, as a Decimal. Throws RangeError on anything else: for texts of people, use `parseCell`. */
export function decimal(text: string): Decimal {
  const found = shape.exec(text)
  if (!found) throw new RangeError(`Not a number: ${text}`)
  const whole = found[2]!.replace(/^0+(?=\d)/, '')
  const part = (found[3] ?? '').replace(/0+$/, '')
  const magnitude = part ? `${whole}.${part}` : whole
  return (magnitude === '0' ? '0' : `${found[1]}${magnitude}`) as Decimal
}

export const nought = decimal('0')

const placesOf = (text: Decimal) => text.split('.')[1]?.length ?? 0
/** The number times ten to the power of `places`, which is at least as many as it has. */
const scaled = (text: Decimal, places: number) => BigInt(text.replace('.', '') + '0'.repeat(places - placesOf(text)))

function unscaled(units: bigint, places: number): Decimal {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
  const cut = digits.length - places
  return decimal(`${units < 0n ? '-' : ''}${digits.slice(0, cut)}${places ? `.${digits.slice(cut)}` : ''}`)
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(placesOf(a), placesOf(b))
  return unscaled(scaled(a, places) + scaled(b, places), places)
}

export const sum = (numbers: readonly Decimal[]) => numbers.reduce(plus, nought)

/** Below, at or above nought as the first is less than, equal to or greater than the second. */
export function compare(a: Decimal, b: Decimal): number {
  const places = Math.max(placesOf(a), placesOf(b))
  const [left, right] = [scaled(a, places), scaled(b, places)]
  return left < right ? -1 : left > right ? 1 : 0
}

export const isWhole = (number: Decimal) => !number.includes('.')

/** '1,189', '−3', '12.50': for reading. A real minus, thousands set off, and where there is a part after the point at least `places` of it: pence. */
export function grouped(number: Decimal, places = 0): string {
  const [whole = '', part = ''] = number.replace('-', '').split('.')
  const rest = part ? part.padEnd(places, '0') : ''
  return `${number.startsWith('-') ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest ? `.${rest}` : ''}`
}
