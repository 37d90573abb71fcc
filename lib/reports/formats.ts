/** The formats of a report, in the order they are offered. Apart from what draws them, so that a page can name them. */
export const reportFormats = ['csv', 'xlsx', 'pdf', 'html', 'json'] as const
export type Format = (typeof reportFormats)[number]
export const isFormat = (text: string): text is Format => (reportFormats as readonly string[]).includes(text)
