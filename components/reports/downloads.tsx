import { reportFormats } from '@/lib/reports/formats'

/** The five files of a report. Plain links: they work without script, and a download leaves the page where it is. */
export function Downloads({ base, query = '' }: { base: string; query?: string }) {
  return (
    <p className="downloads">
      <span>Download</span>
      {reportFormats.map((format) => (
        <a key={format} className="btn" href={`${base}/download/${format}${query}`} download>
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  )
}
