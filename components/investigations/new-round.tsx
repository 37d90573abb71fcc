'use client'
import { Check, Field, FieldSet, Form, Select, Submit, TextArea } from '@/components/frame/form'
import { newInvestigationAction, type NewRoundState } from '@/lib/investigations/actions'
import { rowsOf } from '@/lib/investigations/new-form'
import { mergeFields } from '@/lib/letters/merge'
import { LetterPreview } from './letter-preview'
import './new-round.css'

export type FormForce = { id: string; name: string; abbr: string; kind: string; region: string | null }
type Props = { forces: FormForce[]; letter: string; letterSubject: string; sender: { name: string; newsroom: string; date: string } }

const bases = [
  ['calendar', 'Calendar year'],
  ['financial', 'Financial year'],
  ['part', 'Part of a year'],
] as const

/** A round from nothing to its forces on one page. Every button is a submit of the one form, so it all works without script. */
export function NewRound({ forces, letter, letterSubject, sender }: Props) {
  const territorial = forces.filter(({ kind }) => kind === 'territorial')
  return (
    <Form<NewRoundState> action={newInvestigationAction} className="round">
      {(state) => {
        const typed = state?.values ?? {}
        const rows = rowsOf(typed)
        const places = (list: keyof typeof rows) => Array.from({ length: rows[list] }, (_, row) => ({ row, name: `${list}.${row}` }))
        return (
          <>
            {/* Enter in a field presses the first button: let it be the one that starts the round. */}
            <button type="submit" name="do" value="create" className="vh" tabIndex={-1} aria-hidden="true" />
            {(['questions', 'measures', 'periods'] as const).map((list) => (
              <input key={list} type="hidden" name={`rows.${list}`} value={rows[list]} />
            ))}
            <input type="hidden" name="forces.territorial" value={territorial.map(({ id }) => id).join(' ')} />

            <section className="stack">
              <h2 className="rule">What it is</h2>
              <div className="fields two">
                <Field name="title" label="Title" defaultValue="" hint="As the newsroom speaks of it" maxLength={200} />
                <Field
                  name="code"
                  label="Code"
                  className="short"
                  hint="2 to 12 letters and digits. Each force’s reference begins with it: CONES-KNT"
                  autoCapitalize="characters"
                  autoComplete="off"
                  spellCheck={false}
                />
              </div>
            </section>

            <section className="stack" id="questions">
              <h2 className="rule">
                Questions <span className="end sub">Each force gives an outcome to each</span>
              </h2>
              {places('questions').map(({ row, name }) => (
                <TextArea key={name} name={name} label={`Question ${row + 1}`} rows={2} />
              ))}
              <More list="questions">Another question</More>
            </section>

            <section className="stack" id="measures">
              <h2 className="rule">
                Measures <span className="end sub">What is counted. None, where only documents are asked for</span>
              </h2>
              {places('measures').map(({ row, name }) => (
                <div className="row-m" key={name} role="group" aria-label={`Measure ${row + 1}`}>
                  <Field
                    name={`${name}.label`}
                    label={row ? <span className="vh">Name of measure {row + 1}</span> : 'Name'}
                    placeholder={row ? '' : 'Cones lost'}
                  />
                  <Field name={`${name}.unit`} label={row ? <span className="vh">Unit of measure {row + 1}</span> : 'Unit'} placeholder={row ? '' : 'cones'} />
                  <Field
                    name={`${name}.code`}
                    label={row ? <span className="vh">Code of measure {row + 1}</span> : 'Code'}
                    placeholder={`M${row + 1}`}
                    autoComplete="off"
                    spellCheck={false}
                  />
                </div>
              ))}
              <More list="measures">More measures</More>
            </section>

            <section className="stack" id="periods">
              <h2 className="rule">
                Periods <span className="end sub">A year alone is enough: its days are filled in</span>
              </h2>
              <div className="row-y" role="group" aria-label="Add years">
                <Field name="years.from" label="Add the years from" inputMode="numeric" />
                <Field name="years.to" label="to" inputMode="numeric" />
                <Select name="years.basis" label="as" options={bases.slice(0, 2)} />
                <Submit plain name="do" value="years">
                  Add years
                </Submit>
              </div>
              {places('periods').map(({ row, name }) => (
                <div className="row-p" key={name} role="group" aria-label={`Period ${row + 1}`}>
                  <Field name={`${name}.label`} label={row ? <span className="vh">Name of period {row + 1}</span> : 'Name'} placeholder={row ? '' : '2025'} />
                  <Select name={`${name}.basis`} label={row ? <span className="vh">Kind of period {row + 1}</span> : 'Kind'} options={bases} />
                  <Field name={`${name}.startsOn`} type="date" label={row ? <span className="vh">First day of period {row + 1}</span> : 'First day'} />
                  <Field name={`${name}.endsOn`} type="date" label={row ? <span className="vh">Last day of period {row + 1}</span> : 'Last day'} />
                  <Field
                    name={`${name}.code`}
                    label={row ? <span className="vh">Code of period {row + 1}</span> : 'Code'}
                    autoComplete="off"
                    spellCheck={false}
                  />
                </div>
              ))}
              <More list="periods">More periods</More>
            </section>

            <section className="stack" id="forces">
              <h2 className="rule">
                Forces <span className="end sub">The 43 territorial forces are ticked; others can be added</span>
              </h2>
              <p className="acts">
                <Submit plain className="sm" name="do" value="tick territorial">
                  Tick the {territorial.length}
                </Submit>
                <Submit plain className="sm" name="do" value="tick none">
                  Tick none
                </Submit>
              </p>
              <FieldSet name="forces" legend={<span className="vh">Forces to ask</span>}>
                <div className="pick">
                  {byRegion(forces).map(([region, those]) => (
                    <div key={region} role="group" aria-label={region}>
                      <h3>{region}</h3>
                      {those.map((force) => (
                        <Check key={force.id} name="forces" value={force.id} label={force.name} defaultChecked={force.kind === 'territorial'} />
                      ))}
                    </div>
                  ))}
                </div>
              </FieldSet>
            </section>

            <section className="stack" id="letter">
              <h2 className="rule">The letter</h2>
              <div className="letter-cols">
                <div className="stack">
                  <Field name="letterSubject" label="Subject" defaultValue={letterSubject} />
                  <TextArea name="letter" label="Letter" rows={18} defaultValue={letter} className="letter" />
                  <dl className="merge-key">
                    {Object.entries(mergeFields).map(([name, words]) => (
                      <div key={name}>
                        <dt>
                          <code>{`{${name}}`}</code>
                        </dt>
                        <dd>{words}</dd>
                      </div>
                    ))}
                  </dl>
                </div>
                <div className="stack">
                  <div className="row-v">
                    <Select name="previewFor" label="As one force will read it" options={forces.map(({ id, name }) => [id, name] as const)} />
                    <Submit plain name="do" value="preview">
                      Preview
                    </Submit>
                  </div>
                  {state?.previewFor !== undefined && <LetterPreview typed={typed} force={forces.find(({ id }) => id === state.previewFor)} sender={sender} />}
                </div>
              </div>
            </section>

            <div className="acts">
              <Submit className="lg" name="do" value="create">
                Start the investigation
              </Submit>
              <span className="hint">Nothing is sent. The board opens with a draft for each force.</span>
            </div>
          </>
        )
      }}
    </Form>
  )
}

function More({ list, children }: { list: string; children: string }) {
  return (
    <p>
      <Submit plain className="sm" name="do" value={`more ${list}`}>
        {children}
      </Submit>
    </p>
  )
}

/** The territorial forces by region, then the other authorities. */
function byRegion(forces: readonly FormForce[]) {
  const groups = Map.groupBy(forces, ({ kind, region }) => (kind === 'territorial' ? (region ?? 'Elsewhere') : 'Other authorities'))
  return [...groups].sort(([one], [other]) => Number(one === 'Other authorities') - Number(other === 'Other authorities') || one.localeCompare(other))
}
