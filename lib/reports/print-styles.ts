import { type Family, statusStyles } from '../requests/status-styles.ts'
import type { ReportStanding } from './dataset.ts'

/**
 * How a standing looks on paper and in a file that stands alone: fill, ink and edge, and a shape, so that nothing
 * rests on colour. The colours are those of the screen in daylight: paper has no dark theme.
 */
export const familyOf = (standing: ReportStanding) => statusStyles[standing].family

export const paper = {
  ink: '#12171C',
  ink2: '#434E58',
  ink3: '#586470',
  rule: '#DCE1E5',
  rule2: '#B9C2C9',
  overdueSoft: '#FDEDE3',
  overdue: '#EB691F',
  white: '#FFFFFF',
} as const

export const fills: Record<Family, { fill: string; ink: string; edge: string | null; word: string }> = {
  overdue: { fill: '#EB691F', ink: '#12171C', edge: null, word: '#A63C00' },
  clarify: { fill: '#FFD75E', ink: '#12171C', edge: '#8A6100', word: '#735000' },
  awaiting: { fill: '#FFFFFF', ink: '#12171C', edge: '#77838E', word: '#434E58' },
  extended: { fill: '#D3E4F7', ink: '#12171C', edge: '#2A6CB0', word: '#1C568F' },
  refused: { fill: '#3D2748', ink: '#FFFFFF', edge: null, word: '#3D2748' },
  notheld: { fill: '#DFE4E8', ink: '#12171C', edge: '#77838E', word: '#434E58' },
  part: { fill: '#79BDB5', ink: '#12171C', edge: '#0C6B66', word: '#0A5F5A' },
  disclosed: { fill: '#0C6B66', ink: '#FFFFFF', edge: null, word: '#0A5F5A' },
  draft: { fill: '#F3F5F7', ink: '#586470', edge: '#B9C2C9', word: '#586470' },
}

/** The shapes, on a field of 16 by 16: each part a path, filled or drawn in a width, in the shape's own colour or cut out of it. */
type Part = { path: string; fill?: true; width?: number; isCut?: true; dash?: number }
const ring: Part = { path: 'M14.1 8A6.1 6.1 0 1 1 1.9 8A6.1 6.1 0 1 1 14.1 8Z', width: 1.8 }
export const shapes: Record<Family, readonly Part[]> = {
  disclosed: [
    { path: 'M15 8A7 7 0 1 1 1 8A7 7 0 1 1 15 8Z', fill: true },
    { path: 'M4.6 8.2l2.4 2.4 4.5-5', width: 1.9, isCut: true },
  ],
  part: [ring, { path: 'M8 1.9A6.1 6.1 0 0 0 8 14.1Z', fill: true }],
  refused: [
    { path: 'M2.8 1.4h10.4q1.4 0 1.4 1.4v10.4q0 1.4-1.4 1.4h-10.4q-1.4 0-1.4-1.4v-10.4q0-1.4 1.4-1.4Z', fill: true },
    { path: 'M5 5l6 6M11 5l-6 6', width: 1.9, isCut: true },
  ],
  notheld: [ring, { path: 'M12.4 3.6l-8.8 8.8', width: 1.8 }],
  overdue: [
    { path: 'M8 .9l7.4 13.6H.6z', fill: true },
    { path: 'M8 5.6v4.2M8 11.2v1.7', width: 1.8, isCut: true },
  ],
  awaiting: [ring, { path: 'M8 4.4V8l2.5 1.7', width: 1.6 }],
  extended: [
    { path: 'M1 8h12M9 3.6L13.4 8 9 12.4', width: 2 },
    { path: 'M15 2.5v11', width: 1.6 },
  ],
  clarify: [
    { path: 'M2 1.5h12v9.6H8.2L4.6 14.5v-3.4H2z', fill: true },
    { path: 'M6 4.9c.3-1.1 1-1.5 2-1.5s1.9.6 1.9 1.5c0 1.3-1.8 1.3-1.8 2.6M8.1 8.4v1.4', width: 1.4, isCut: true },
  ],
  draft: [{ ...ring, dash: 2.4 }],
}
