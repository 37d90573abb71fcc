import type { Dataset } from './dataset.ts'

/** The dataset itself: all that the other formats are drawn from. */
export const json = (dataset: Dataset) => `${JSON.stringify(dataset, null, 2)}\n`
