/**
 * How large a sheet may be, and what is said where a file is not read. A round has 43 rows: these limits leave room for a
 * hundred times that and stop a file that was made to choke the desk. Every reason has its sentence here or it does not compile.
 */
export const limits = {
  bytes: 10 * 1024 * 1024,
  /** What a workbook may unpack to. An honest one of 10 MB stays well below: it has some dozens of parts and shrinks ten- to fiftyfold. */
  archive: { entries: 2000, bytes: 120 * 1024 * 1024, ratio: 250, ratioFrom: 10 * 1024 * 1024, depth: 1 },
  rows: 5000,
  columns: 300,
  sheets: 20,
  cells: 400_000,
  characters: 20_000,
  seconds: 20,
  /** For the process that reads a workbook, buffers and all. */
  megabytes: 1024,
  outputBytes: 64 * 1024 * 1024,
} as const

export const readRefusalWords = {
  'no-file': 'Choose a file first: CSV, TSV or XLSX.',
  'too-big': 'That file is larger than 10 MB. Save the one sheet that matters as CSV and import that.',
  empty: 'That file is empty.',
  'not-a-table': 'That is not a table the desk can read. Save it as CSV or XLSX and import that.',
  'open-quote': 'A quotation mark opens and never closes, so the rest cannot be told apart. Look at that row in the file.',
  'unpacks-too-big': 'That workbook unpacks to more than a workbook of this size should. It was not opened.',
  'too-many-parts': 'That workbook is made of more parts than any sheet has. It was not opened. Save the one sheet that matters as CSV and import that.',
  nested: 'That file holds archives within archives. It was not opened. Save the one sheet that matters as CSV and import that.',
  'contradicts-itself': 'That workbook says two different things of what is in it, so it was not opened. Open it, save it afresh and import that.',
  'too-much-memory': 'This file could not be read: it needs more memory than a sheet may take. Save it as CSV and try again.',
  'too-slow': 'That workbook took too long to read. Save the one sheet that matters as CSV and import that.',
  protected: 'That workbook is locked with a password. Save it without one and import that.',
  broken: 'That workbook is damaged and could not be read. Open it, save it afresh and import that.',
  'too-many-rows': `That sheet has more than ${limits.rows.toLocaleString('en-GB')} rows. Cut it down to the rows of this round.`,
} as const
export type ReadRefusal = keyof typeof readRefusalWords
