import { PressKey } from '@/components/frame/form'
import { limits } from '@/lib/imports/limits'
import './imports.css'

/** A plain form post to a route: a sheet is larger than a server action takes, and it works without script. */
export function UploadForm({ code }: { code: string }) {
  return (
    <form
      className="import-form"
      method="post"
      encType="multipart/form-data"
      action={`/investigations/${encodeURIComponent(code)}/import/upload`}
      aria-label="Read a sheet"
    >
      <PressKey />
      <div className="field">
        <label htmlFor="sheet">The sheet</label>
        <span className="hint" id="sheet-hint">
          CSV, TSV, XLSX, XLS or ODS, up to {limits.bytes / 1024 / 1024} MB. Nothing is stored before you have seen what it would change.
        </span>
        <input id="sheet" type="file" name="file" aria-describedby="sheet-hint" accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,text/csv" required />
      </div>
      <button className="btn go" type="submit">
        Read this sheet
      </button>
    </form>
  )
}
