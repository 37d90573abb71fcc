'use client'
import { Field, Form, Select, Submit, TextArea } from '@/components/frame/form'
import type { Day } from '@/lib/days'
import { checkFigureAction, type FigureState, retractFigureAction, saveFigureAction } from '@/lib/figures/actions'
import type { Unit } from '@/lib/figures/cells'
import type { FigureVersion, SourceChoices } from '@/lib/figures/queries'
import { letterWords } from './letter-names'
import { CellPreview } from './cell-preview'

export type Which = { reference: string; measure: string; period: string; baseVersion: number }
export type ExpectedFigure = { unit: Unit; unitWords: string; periodLabel: string }

const Hidden = ({ which }: { which: Which }) => Object.entries(which).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)

const Saved = ({ state }: { state: FigureState }) => (
  <p className="saved" role="status">
    {state?.saved}
  </p>
)

type FigureProps = { which: Which; current: FigureVersion | null; sources: SourceChoices; today: Day; asked: ExpectedFigure }

/** One cell with all that can be said of it. What is taken out of a field is taken away. */
export function FigureForm({ which, current, sources, today, asked }: FigureProps) {
  const isNew = which.baseVersion === 0
  return (
    <Form<FigureState> action={saveFigureAction} className="figure-form">
      {(state) => (
        <>
          <Saved state={state} />
          <Hidden which={which} />
          <details open={isNew || state?.error ? true : undefined} id="enter">
            <summary className="btn sm">
              {isNew ? 'Enter the figure' : 'Correct'} <kbd>Enter</kbd>
            </summary>
            <div className="fields">
              <Field
                name="text"
                label="Figure"
                className="short"
                defaultValue={current?.text ?? ''}
                autoComplete="off"
                hint="As they give it: 1,189, nil, <5, 1-4, *, not held, refused s.40. Blank is awaited."
              />
              <CellPreview name="text" unit={asked.unit} />
              <Select
                name="from"
                label="Source"
                defaultValue={fromOf(current)}
                options={choices(current, sources)}
                hint={sources.files.length === 0 ? 'Attach their file on the request’s page to name it here.' : undefined}
              />
              <Field name="place" label="Place" defaultValue={current?.place ?? ''} hint="Sheet and cell, or page: Data, cell D4" />
              <details className="more" open={current?.words || state?.fields ? true : undefined}>
                <summary>Their words, unit, period, day</summary>
                <div className="fields">
                  <TextArea
                    name="words"
                    label="Their words"
                    rows={2}
                    defaultValue={current?.words ?? ''}
                    hint="For an e-mail or a call: who, when, and what they said"
                  />
                  <Field
                    name="unitSaid"
                    label={`Unit, if not ${asked.unitWords || 'as asked'}`}
                    defaultValue={current?.unitSaid ?? ''}
                    hint="Another unit is left out of the total"
                  />
                  <Field
                    name="periodSaid"
                    label={`Period, if not ${asked.periodLabel}`}
                    list="periods-said"
                    defaultValue={current?.periodSaid ?? ''}
                    hint="Another period is left out of the total"
                  />
                  <datalist id="periods-said">
                    <option value="Financial year" />
                    <option value="Calendar year" />
                    <option value="Part of the year" />
                  </datalist>
                  <Field
                    name="on"
                    type="date"
                    label="Day they gave it"
                    max={today}
                    defaultValue={current?.on ?? ''}
                    hint={isNew ? 'Blank: the day of their newest answer' : undefined}
                  />
                </div>
              </details>
              <TextArea name="note" label="Note" rows={2} defaultValue={current?.note ?? ''} />
              {!isNew && <Field name="reason" label="Why it changes" hint="For the versions: their first reply left out October" />}
              <Submit>{isNew ? 'Save the figure' : 'Save as the next version'}</Submit>
            </div>
          </details>
        </>
      )}
    </Form>
  )
}

const fromOf = (current: FigureVersion | null) =>
  current?.file ? `file:${current.file.id}` : current?.letter ? `letter:${current.letter.id}` : (current?.source ?? '')

type Choice = [value: string, words: string]
function choices(current: FigureVersion | null, { files, letters }: SourceChoices): Choice[] {
  const { file, letter } = current ?? {}
  const known = (id: string | undefined, list: readonly { id: string }[]) => !id || list.some((one) => one.id === id)
  return [
    ['', 'No source yet'],
    ...(file && !known(file.id, files) ? [[`file:${file.id}`, `File: ${file.name} (hidden)`] as Choice] : []),
    ...files.map(({ id, name }): Choice => [`file:${id}`, `File: ${name}`]),
    ...(letter && !known(letter.id, letters) ? [[`letter:${letter.id}`, `Letter: ${letterWords(letter)} (struck out)`] as Choice] : []),
    ...letters.map((one): Choice => [`letter:${one.id}`, `Letter: ${letterWords(one)}`]),
    ['letter', 'Letter, not on the record here'],
    ['message', 'E-mail or call'],
    ...(current?.source === 'import' ? [['import', 'Imported sheet'] as Choice] : []),
  ]
}

/** Compared with its source by somebody else, or the mark taken back. */
export function CheckForm({ which, isChecked, whyNot }: { which: Which; isChecked: boolean; whyNot: string | null }) {
  if (whyNot) return <p className="hint">{whyNot}</p>
  return (
    <Form<FigureState> action={checkFigureAction} className="check-form">
      {(state) => (
        <>
          <Hidden which={which} />
          <input type="hidden" name="check" value={isChecked ? 'no' : 'yes'} />
          <Submit plain={isChecked} className="sm">
            {isChecked ? 'Mark unchecked' : 'Mark checked'}
          </Submit>
          <Saved state={state} />
        </>
      )}
    </Form>
  )
}

export function RetractForm({ which }: { which: Which }) {
  return (
    <Form<FigureState> action={retractFigureAction} className="retract">
      {(state) => (
        <details open={state?.error ? true : undefined}>
          <summary className="btn sm">Withdraw</summary>
          <div className="fields">
            <Hidden which={which} />
            <Field name="reason" label="Why it is withdrawn" hint="It stays here, struck through, and counts no more." />
            <Submit className="sm">Withdraw the figure</Submit>
          </div>
        </details>
      )}
    </Form>
  )
}
