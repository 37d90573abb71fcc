import { Form, Select, Submit, Field } from '@/components/frame/form'
import { remapImportAction } from '@/lib/imports/actions'
import { columnLetters, columnUses, type ColumnUse } from '@/lib/imports/mapping'
import type { ImportPage } from '@/lib/imports/queries'
import { meaningOf, meanings } from '@/lib/imports/states'
import './imports.css'

/** With more columns than these the table is folded: its summary says what they come to. */
const FEW = 14

/** How the sheet is read: what each column holds, and what its states mean. Every guess stands here and can be changed. */
export function MappingForm({ code, page }: { code: string; page: ImportPage }) {
  const { mapping, rows, sheets, states } = page
  const headings = mapping.headerRow < 0 ? [] : (rows[mapping.headerRow] ?? [])
  const below = rows.slice(mapping.headerRow + 1)
  const examples = (column: number) => [...new Set(below.map((row) => row[column]?.trim() ?? '').filter(Boolean))].slice(0, 3)
  const figures = page.measures.flatMap((measure) =>
    page.periods.map((period) => [`figure ${measure.code} ${period.code}`, `Figure: ${measure.label}, ${period.label}`] as const),
  )
  const uses = [...Object.entries(columnUses), ...figures] as [string, string][]
  const [undated, unknown] = [hasUndated(page), states.filter((text) => meaningOf(text) === null)]
  return (
    <Form action={remapImportAction} id="mapping" aria-label="How the sheet is read">
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="id" value={page.id} />
      <div className="opts">
        {sheets.length > 1 && (
          <Select
            name="sheet"
            label="Sheet of the workbook"
            defaultValue={String(mapping.sheet)}
            options={sheets.map((sheet, at) => [String(at), `${sheet.name} (${sheet.rows} rows)`] as const)}
          />
        )}
        <Field
          name="headerRow"
          label="Row of the headings"
          hint="0 where the sheet has none."
          type="number"
          min={0}
          max={rows.length}
          className="short"
          defaultValue={mapping.headerRow + 1}
        />
        {(undated || mapping.undatedOn) && (
          <Field
            name="undatedOn"
            label="Day for answers without one"
            hint="Leave it empty to leave them out."
            type="date"
            defaultValue={mapping.undatedOn ?? ''}
          />
        )}
      </div>
      <details open={mapping.columns.length <= FEW || !mapping.columns.includes('force')}>
        <summary>{columnsWords(mapping.columns)}</summary>
        <table className="tbl" aria-label="Columns">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">In it</th>
              <th scope="col">Taken for</th>
            </tr>
          </thead>
          <tbody>
            {mapping.columns.map((use, column) => (
              <tr key={columnLetters(column)}>
                <th scope="row">
                  {columnLetters(column)}
                  {headings[column] ? `: ${headings[column]}` : ''}
                </th>
                <td className="eg">{examples(column).join(' · ') || 'nothing'}</td>
                <td>
                  <Select
                    name={`column.${column}`}
                    label={<span className="vh">Column {columnLetters(column)} is taken for</span>}
                    defaultValue={use}
                    options={uses}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      {states.length > 0 && (
        <details className="after" open={unknown.length > 0}>
          <summary>What the states mean{unknown.length > 0 && <b>: {unknown.length === 1 ? 'one is' : `${unknown.length} are`} not known</b>}</summary>
          <table className="tbl" aria-label="States">
            <thead>
              <tr>
                <th scope="col">State</th>
                <th scope="col">Means</th>
              </tr>
            </thead>
            <tbody>
              {states.map((text, at) => {
                const guess = meaningOf(text)
                return (
                  <tr key={text}>
                    <th scope="row">
                      {text}
                      <input type="hidden" name={`state.${at}.text`} value={text} />
                    </th>
                    <td>
                      <Select
                        name={`state.${at}`}
                        label={<span className="vh">“{text}” means</span>}
                        defaultValue={mapping.states[text] ?? ''}
                        options={[
                          ['', guess ? `${meanings[guess].label} (guessed)` : 'Not known: choose'],
                          ...Object.entries(meanings).map(([meaning, { label }]) => [meaning, label] as const),
                        ]}
                      />
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </details>
      )}
      <p className="acts after">
        <Submit plain>Read it this way</Submit>
      </p>
    </Form>
  )
}

function columnsWords(columns: readonly ColumnUse[]) {
  const left = columns.filter((use) => use === 'ignore').length
  const figures = columns.filter((use) => use.startsWith('figure ')).length
  return `${columns.length} columns: ${columns.length - left} taken${figures > 0 ? `, ${figures} of them figures` : ''}${left > 0 ? `, ${left} left out` : ''}`
}

const hasUndated = ({ plan }: ImportPage) => plan.rows.some(({ problems }) => problems.some(({ words }) => words.includes('gives no day for it')))
