/**
 * The status report on paper: one page to take in at a glance, then every force, what was refused and under which
 * section, who is late and by how much, the figures with their sources, and how it was done. Nothing links anywhere:
 * a printed report must not give away an inside address. Run it in the worker thread.
 */
import { datedDay } from '../days.ts'
import type { Dataset } from './dataset.ts'
import { drawFigures } from './pdf/figures.ts'
import { drawForces } from './pdf/forces.ts'
import { drawGlance } from './pdf/glance.ts'
import { drawLate } from './pdf/late.ts'
import { drawMethod } from './pdf/method.ts'
import { Sheet } from './pdf/sheet.ts'

export async function pdf(dataset: Dataset): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = new Sheet(dataset)
  drawGlance(sheet, dataset)
  drawForces(sheet, dataset)
  drawLate(sheet, dataset)
  if (dataset.columns.length > 0) drawFigures(sheet, dataset)
  drawMethod(sheet, dataset)
  const { investigation, asAt } = dataset
  sheet.foot(`${investigation.title}: status as at ${datedDay(asAt)}`, investigation.demonstration ? 'Demonstration, invented.' : '')
  return sheet.finish()
}
