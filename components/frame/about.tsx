import { datedDay, type Day, longDay } from '@/lib/days'
import { DAY_TO_BE_APPOINTED } from '@/lib/clock/constants'
import { extensionRule, extensionSource } from '@/lib/clock/extension-rule'
import { sectionLabel } from '@/lib/words'

type Dated = { from: string; value: number | string | string[]; unit: string; source: string; isPractice?: boolean }
type Props = { version: string; constants: Readonly<Record<string, readonly Dated[]>>; table: { from: Day; until: Day }; populationEdition: string }

const names: Record<string, string> = {
  replyDays: 'Time for a reply',
  expectedWithExtensionDays: 'Most that is expected with an extension',
  regulatorName: 'The regulator',
  regulatorSalutation: 'How the regulator is addressed',
  regulatorAddress: 'The regulator’s address',
  promiseHoldDays: 'Longest that a reminder waits for a day the force named',
  clarificationMonths: 'Time to answer their question',
  aggregationDays: 'Similar requests added up for cost',
  costLimit: 'Cost limit for a force',
  costHours: 'The same in hours',
  feeMonths: 'Time to pay a fee',
  reviewAskDays: 'Time to ask for an internal review',
  reviewDays: 'Time for the review',
  reviewLatestDays: 'The same where it is exceptional',
  complaintDays: 'Time to complain to the Information Commissioner',
  appealDays: 'Time to appeal to the tribunal',
  chaseGapDays: 'Between two letters to one force',
  absoluteSections: 'Absolute exemptions',
  qualifiedSections: 'Qualified exemptions (public interest test)',
  disputedSections: 'Whether a public interest test applies is disputed',
  proceduralSections: 'Refusals with no public interest test',
  denialSections: 'Refusals to confirm or deny',
}

const rules: { rule: string; text: string; source: string }[] = [
  {
    rule: 'Due',
    text: 'Promptly, and not later than the twentieth working day following the date of receipt. The day of receipt is day 0, whatever day and hour it is.',
    source: 'FOIA 2000 s.10(1)',
  },
  {
    rule: 'Working day',
    text: 'Any day but Saturday, Sunday, Christmas Day, Good Friday or a bank holiday in any part of the United Kingdom: 2 January, 17 March, 12 July, the first Monday of August and 30 November stop the clock of a force in Kent too.',
    source: 'FOIA 2000 s.10(6)',
  },
  {
    rule: 'Late',
    text: 'From the day after the twentieth working day, which ends at midnight, never on the day itself. The desk counts days in London.',
    source: 'Berend v Information Commissioner and Richmond upon Thames, EA/2006/0049 and 0050',
  },
  {
    rule: 'Rule A and rule B',
    text: 'A request received on a day that is no working day: by rule A the next working day is day 1, by rule B it is day 0. The date shown is rule A’s; nobody is called late before rule B has passed.',
    source: 'ICO guidance on s.10; s.45 Code of Practice (July 2018), section 4',
  },
  {
    rule: 'Nothing moves it',
    text: 'An acknowledgement, an automatic reply, a bounce, a holding letter, “backlog” or “awaiting national advice”.',
    source: 'FOIA 2000 s.10',
  },
  {
    rule: 'Clarification',
    text: 'The duty waits from the question. On the day our answer is received a new twenty working days begin.',
    source: 'FOIA 2000 ss.1(3) and 10(6)(b)',
  },
  {
    rule: 'Extension',
    text: `${extensionRule} The Act has no limit; the Commissioner expects no more than forty working days in all.`,
    source: extensionSource,
  },
  {
    rule: 'Fees',
    text: 'The working days from the day of the fees notice to the day the fee is received are not counted.',
    source: 'FOIA 2000 ss.9 and 10(2)',
  },
  {
    rule: 'Other bodies',
    text: 'Police Scotland is bound by the Freedom of Information (Scotland) Act 2002, the National Crime Agency by none: no date of the Act of 2000 is counted for them.',
    source: 'FOIA 2000 Sch.1, which does not list the NCA; FOI(S)A 2002',
  },
]

const written = (value: Dated['value']) => (Array.isArray(value) ? value.map(sectionLabel).join(', ') : value.toLocaleString('en-GB'))

/** What this is, by which rules it counts, and whose data it stands on. */
export function About({ version, constants, table, populationEdition }: Props) {
  return (
    <div className="page stack-2">
      <div className="read">
        <h1 className="big">About FOI Desk</h1>
        <p className="after">
          Version {version}. One question under the Freedom of Information Act to all police forces of England and Wales: asked, logged, chased and reported.
        </p>
      </div>

      <section id="rules">
        <h2 className="rule">The rules the clock follows</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone the table scrolls in this frame, which the keyboard must reach */}
        <div className="scroll" role="region" aria-label="Rules" tabIndex={0}>
          <table className="tbl wrap">
            <caption>
              <span className="vh">Rules of the clock with their sources</span>
            </caption>
            <thead>
              <tr>
                <th scope="col">Rule</th>
                <th scope="col">What it says</th>
                <th scope="col">Source</th>
              </tr>
            </thead>
            <tbody>
              {rules.map(({ rule, text, source }) => (
                <tr key={rule}>
                  <th scope="row">{rule}</th>
                  <td>{text}</td>
                  <td className="mut">{source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>

      <section id="numbers">
        <h2 className="rule">
          The numbers <span className="sub">A request is judged by those in force on the day it was received</span>
        </h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone the table scrolls in this frame, which the keyboard must reach */}
        <div className="scroll" role="region" aria-label="Numbers" tabIndex={0}>
          <table className="tbl wrap">
            <caption>
              <span className="vh">Numbers of the Act, the Code and the Commissioner</span>
            </caption>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">How much</th>
                <th scope="col">Since</th>
                <th scope="col">Source</th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(constants).flatMap(([name, entries]) =>
                entries.map(({ from, value, unit, source, isPractice }) => (
                  <tr key={`${name} ${from}`}>
                    <th scope="row">{names[name] ?? name}</th>
                    <td>
                      {written(value) || 'none'} {unit !== 'sections' && unit}
                    </td>
                    <td className="nw">{isPractice ? 'present practice' : from === DAY_TO_BE_APPOINTED ? 'day to be appointed' : datedDay(from as Day)}</td>
                    <td className="mut">{source}</td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </div>
        <p className="s13 mut after">
          Bank holidays: the table published at gov.uk/bank-holidays, from {longDay(table.from)} to {longDay(table.until)}. Days after it are worked out by rule
          and marked provisional wherever a date leans on them.
        </p>
      </section>

      <section id="sources" className="read">
        <h2 className="rule">Whose data this stands on</h2>
        <ul className="after">
          <li>Bank holidays, police force areas and population: contains public sector information licensed under the Open Government Licence v3.0.</li>
          <li>Population: {populationEdition}.</li>
          <li>Police force areas: contains OS data © Crown copyright and database right 2020.</li>
          <li>The layout of the tile map is FOI Desk’s own: each force near its place, none in its size.</li>
          <li>Typefaces: Archivo and Source Serif 4, SIL Open Font License 1.1.</li>
        </ul>
      </section>
    </div>
  )
}
