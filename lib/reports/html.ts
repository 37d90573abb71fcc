import { datedDay } from '../days.ts'
import type { Dataset } from './dataset.ts'
import { html, own, sprite, written } from './html/markup.ts'
import { figures, forces, glance, late, type Levels, method } from './html/parts.ts'
import { fileStyle, style } from './html/style.ts'

/**
 * The status report as one file that stands alone: no script, nothing fetched, nothing linked, so that it reads the same on a
 * plane and in ten years, and gives no inside address away. The same markup is what the desk shows on its own page.
 */
export function reportBody(dataset: Dataset, levels: Levels = { top: 1 }): string {
  const { columns } = dataset
  return written(html`<div class="foi-report">${sprite}
${glance(dataset, levels)}
${forces(dataset, levels)}
${late(dataset, levels)}
${columns.length > 0 && figures(dataset, levels)}
${method(dataset, levels)}
<p class="r-foot">${footOf(dataset)}</p>
</div>`)
}

const footOf = ({ investigation, asAt }: Dataset) =>
  `${investigation.demonstration ? 'Demonstration, invented. ' : ''}${investigation.title}: status as at ${datedDay(asAt)}.`

export { style as reportStyle }

export function htmlFile(dataset: Dataset): string {
  const { investigation, asAt } = dataset
  return written(html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${investigation.title}: status as at ${datedDay(asAt)}</title>
<style>${own(style)}${own(fileStyle(footOf(dataset)))}</style>
</head>
<body><main>${own(reportBody(dataset))}</main></body>
</html>
`)
}
