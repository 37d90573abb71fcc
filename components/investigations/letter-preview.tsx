import { inputOf, type FormValues } from '@/lib/investigations/new-form'
import { referenceFor } from '@/lib/investigations/schema'
import { mergedParts, numbered, unknownFields } from '@/lib/letters/merge'

type Props = { typed: FormValues; force: { name: string; abbr: string } | undefined; sender: { name: string; newsroom: string; date: string } }

/** The letter as one force will read it, with what was filled in marked. */
export function LetterPreview({ typed, force, sender }: Props) {
  if (!force) return null
  const { input } = inputOf(typed)
  const values = {
    ...sender,
    force: force.name,
    title: input.title || '…',
    questions: numbered(input.questions) || '…',
    reference: referenceFor(input.code.toUpperCase() || '…', force.abbr),
  }
  const unknown = unknownFields(`${input.letterSubject} ${input.letter}`)
  return (
    <article className="preview" aria-label={`The letter to ${force.name}`}>
      {unknown.length > 0 && (
        <div className="note ask">
          <p>
            <b>{unknown.map((name) => `{${name}}`).join(', ')}</b> is no merge field, so it stays in the letter as it is written.
          </p>
        </div>
      )}
      <p className="b">
        <Merged text={input.letterSubject} values={values} />
      </p>
      <div className="letter" role="status">
        <Merged text={input.letter} values={values} />
      </div>
    </article>
  )
}

export function Merged({ text, values }: { text: string; values: Parameters<typeof mergedParts>[1] }) {
  return mergedParts(text, values).map(({ text, field }, index) =>
    field ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other name
      <span className="ta" key={index}>
        {text}
      </span>
    ) : (
      text
    ),
  )
}
