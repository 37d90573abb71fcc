import type { Bucket } from '../requests/buckets.ts'
import type { Dataset } from './dataset.ts'

/** What stands under a headline count: how it is made up. */
export function underCount(bucket: Bucket, { byStanding, published = 0 }: Dataset['counts'], overdue: Dataset['overdue']) {
  if (bucket === 'disclosed' && byStanding['part disclosed'] > 0) return `${byStanding.disclosed} in full, ${byStanding['part disclosed']} in part`
  if (bucket === 'no response' && overdue.length > 0) {
    const days = overdue.map(({ daysLate }) => daysLate)
    const [least, most] = [Math.min(...days), Math.max(...days)]
    if (most === 0) return ''
    return `${least === most ? most : `${least} to ${most}`} day${most === 1 ? '' : 's'} late`
  }
  if (bucket === 'refused' && published > 0) return `${published} ${published === 1 ? 'points' : 'point'} to published figures`
  if (bucket === 'awaiting')
    return [
      byStanding.extended && `${byStanding.extended} extended`,
      byStanding.clarification + byStanding['fee asked'] && `${byStanding.clarification + byStanding['fee asked']} our turn`,
    ]
      .filter(Boolean)
      .join(', ')
  return ''
}
