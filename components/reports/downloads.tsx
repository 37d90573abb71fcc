import { reportFormats } from '@/lib/reports/formats'

/**
 * The five files of a report. Plain links: they work without script, and a download leaves the page where it is. Our notes and
 * names are in none of them; whoever wants them ticks a box and presses for a format.
 */
export function Downloads({ base, asAt }: { base: string; asAt?: string }) {
  return (
    <>
      <p className="downloads">
        <span>Download</span>
        {reportFormats.map((format) => (
          <a key={format} className="btn" href={`${base}/download/${format}${asAt ? `?asAt=${asAt}` : ''}`} download>
            {format.toUpperCase()}
          </a>
        ))}
      </p>
      <details>
        <summary>Download with our notes and names</summary>
        <form method="get" className="downloads">
          {asAt && <input type="hidden" name="asAt" value={asAt} />}
          <label className="ck">
            <input type="checkbox" name="notes" required /> Include our notes, and who logged, entered and checked
          </label>
          {reportFormats.map((format) => (
            <button key={format} type="submit" className="btn" formAction={`${base}/download/${format}`}>
              {format.toUpperCase()}
            </button>
          ))}
        </form>
      </details>
    </>
  )
}
