import { isNeitherConfirmNorDeny } from '@/lib/clock/constants'
import type { Day } from '@/lib/days'

/**
 * What can be said against a refusal, by the section it relies on. FOIA 2000 Part II. General arguments that a reporter checks
 * and adds to: they name no fact of the case. What several sections share (prejudice, the public interest) stands in
 * grounds.ts, once to a letter. It is over 200 lines because it is one table, read and checked by a lawyer as one.
 */
export type Point = {
  text: string
  /** Said only where the investigation asks for figures. */
  totals?: true
  /** What the force is asked for: in a request for a review, not in a complaint. */
  asks?: true
}
export type Argument = { name: string; sections: RegExp; points: readonly Point[] }

const says = (text: string): Point => ({ text })
const asks = (text: string): Point => ({ text, asks: true })
const ofTotals = (text: string): Point => ({ text, totals: true })

const totalsAsked = ofTotals('The request asks for totals, not for the content of any case.')

/** Of several that fit a section the first is used: what a subsection alone is about stands before its section. */
export const argumentTable: readonly Argument[] = [
  {
    name: 'cost',
    sections: /^12(\D|$)/,
    points: [
      says('An estimate under section 12 has to be sensible, realistic and supported by cogent evidence (Randall v Information Commissioner, EA/2007/0004).'),
      asks('Please give the estimate: how many records, how many minutes for each, and on what sample.'),
      says(
        'Only determining whether the information is held, and locating, retrieving and extracting it, may be counted (regulation 4(3) of SI 2004/3244): not redaction, nor thinking about exemptions.',
      ),
      says('Section 16 requires advice on how the request could be brought within the limit, so far as it is reasonable to expect.'),
    ],
  },
  {
    name: 'repeated',
    sections: /^14\(2\)/,
    points: [
      says(
        'Section 14(2) needs an earlier request by the same person, with which the authority complied, for the same or substantially similar information, and no reasonable interval since.',
      ),
      asks('Please name that request and its date, and say what makes the two alike.'),
    ],
  },
  {
    name: 'vexatious or repeated',
    sections: /^14(\D|$)/,
    points: [
      says(
        'The request has a serious purpose and value to the public: the bar for calling a request vexatious is a high one (Dransfield v Information Commissioner [2015] EWCA Civ 454).',
      ),
      says('Where section 14 is used because of the burden, that burden has to be grossly oppressive, a higher bar than the limit of section 12.'),
      asks('If the burden is the reason, please show it in figures.'),
    ],
  },
  {
    name: 'reasonably accessible',
    sections: /^21(\D|$)/,
    points: [
      says('Information is reasonably accessible only if the person who asks can find it.'),
      asks('Please say exactly where each part of it is published.'),
    ],
  },
  {
    name: 'research',
    sections: /^22A/,
    points: [
      says(
        'Section 22A covers information obtained in a continuing programme of research that is to end in a published report, and only where disclosure would, or would be likely to, prejudice the programme, those who take part in it, or the authority.',
      ),
      ofTotals('Figures counted in the ordinary work of a force are not of that kind.'),
      asks('Please name the programme and its report.'),
    ],
  },
  {
    name: 'intended for publication',
    sections: /^22(\D|$)/,
    points: [
      says(
        'There has to have been a settled intention to publish this information, and not merely some of it, before the request was made (section 22(1)(a) and (b)).',
      ),
      says('It also has to be reasonable in all the circumstances to withhold the information until it is published (section 22(1)(c)).'),
      asks('Please give the date on which it was decided to publish, and say when publication is expected.'),
    ],
  },
  {
    name: 'security bodies',
    sections: /^23(\D|$)/,
    points: [
      says('Section 23(1) covers information supplied by, or relating to, the bodies listed in section 23(3).'),
      totalsAsked,
      asks('Please say why the information would come under it.'),
    ],
  },
  {
    name: 'national security',
    sections: /^24(\D|$)/,
    points: [
      says('The exemption has to be required for the purpose of safeguarding national security: reasonably necessary, not merely convenient.'),
      asks('Please say what in the information would bear on it.'),
    ],
  },
  {
    name: 'confidential sources',
    sections: /^30\(2\)/,
    points: [
      says(
        'Section 30(2) covers information that was obtained or recorded for the purposes of the functions listed in section 30(2)(a), and that relates to the obtaining of information from confidential sources (section 30(2)(b)). Both conditions have to be met.',
      ),
      asks('Please say which part of the information relates to the obtaining of information from confidential sources.'),
    ],
  },
  {
    name: 'investigations',
    sections: /^30(\D|$)/,
    points: [
      says('Section 30(1) covers information that has been held for the purposes of a particular investigation, or of criminal proceedings.'),
      ofTotals('Totals are compiled from many investigations and reveal nothing of any one of them.'),
    ],
  },
  {
    name: 'law enforcement',
    sections: /^31(\D|$)/,
    points: [says('The notice has to say which of the matters in section 31(1) would be prejudiced, and how.'), totalsAsked],
  },
  {
    name: 'conduct of public affairs',
    sections: /^36(\D|$)/,
    points: [
      says(
        'For statistical information section 36(4) takes away the opinion of the qualified person: the authority itself has to show that disclosure would, or would be likely to, have one of the effects in section 36(2).',
      ),
      asks('If the information is not statistical, please say who the qualified person was, when the opinion was given, and on what submission.'),
    ],
  },
  {
    name: 'health and safety',
    sections: /^38(\D|$)/,
    points: [
      says(
        'The notice has to show that disclosure would, or would be likely to, endanger the health or safety of an individual, and how this information would do that.',
      ),
    ],
  },
  {
    name: 'personal data',
    sections: /^40(\D|$)/,
    points: [
      says('Information is personal data only where a living person can be identified from it, by means reasonably likely to be used.'),
      ofTotals('Where a total is so low that it could identify someone, that figure alone can be left out or given as a range: the others can be disclosed.'),
      asks('Please say how a person could be identified from this information.'),
    ],
  },
  {
    name: 'confidence',
    sections: /^41(\D|$)/,
    points: [
      says('Section 41 covers information obtained from another person, whose disclosure would be an actionable breach of confidence.'),
      ofTotals('Totals that an authority compiles itself were obtained from no one else.'),
    ],
  },
  {
    name: 'legal privilege',
    sections: /^42(\D|$)/,
    points: [
      says('Legal professional privilege covers communications for the purpose of legal advice or litigation.'),
      asks('Please say which part of the information is such a communication, and disclose the rest.'),
    ],
  },
  {
    name: 'trade secrets',
    sections: /^43\(1\)/,
    points: [
      ofTotals('Totals that a public authority counts about its own work are no trade secret.'),
      asks('Please say which part of the information is a trade secret, and whose.'),
    ],
  },
  {
    name: 'commercial interests',
    sections: /^43(\D|$)/,
    points: [
      says('The notice has to say whose commercial interests are meant. Where they are a third party’s, that party itself has to have made the argument.'),
    ],
  },
  {
    name: 'prohibition on disclosure',
    sections: /^44(\D|$)/,
    points: [
      says('The notice has to name the enactment, or the other rule of section 44(1), that prohibits the disclosure.'),
      asks('Please say why none of its gateways applies.'),
    ],
  },
]

/** A refusal to confirm or deny. That of s.12(2) is about the cost of finding out, and is argued as cost. */
export const denial: Omit<Argument, 'sections'> = {
  name: 'neither confirm nor deny',
  points: [
    says(
      'A refusal to confirm or deny is a refusal of section 1(1)(a). What counts is what saying whether the information is held would itself reveal, not what the information would.',
    ),
  ],
}

/** What some of these subsections need beside. Of s.23(5) and s.40(5B) harm is no part: they turn on what the answer would disclose. */
export const denialPoints: readonly Argument[] = [
  {
    name: 'neither confirm nor deny: section 23(5)',
    sections: /^23\(5\)/,
    points: [
      says(
        'For section 23(5), saying whether the information is held would itself have to disclose information supplied by, or relating to, a body listed in section 23(3).',
      ),
    ],
  },
  {
    name: 'neither confirm nor deny: section 40(5B)',
    sections: /^40\(5B\)/i,
    points: [
      says(
        'For section 40(5B), saying whether the information is held would itself have to disclose something about a living person who could be identified from the answer.',
      ),
    ],
  },
  {
    name: 'neither confirm nor deny: prejudice',
    sections: /^(26\(3\)|27\(4\)|28\(3\)|29\(2\)|31\(3\)|33\(3\)|43\(3\))/,
    points: [
      says(
        'The prejudice, too, has to be one that saying whether the information is held would cause, or would be likely to cause. The notice has to say what it is.',
      ),
    ],
  },
]

export const other: Omit<Argument, 'sections'> = {
  name: 'another exemption',
  points: [
    says('The notice has to say why the section applies to each part of what was asked for.'),
    asks('Please disclose the parts to which it does not apply.'),
  ],
}

export const isDenial = (section: string, on: Day) => isNeitherConfirmNorDeny(section, on) && !section.startsWith('12')

/** The argument for a section as a force cites it on a day, '40(2)' or '31(1)(a)'. */
export const argumentAgainst = (section: string, on: Day): Omit<Argument, 'sections'> =>
  isDenial(section, on) ? denial : (argumentTable.find(({ sections }) => sections.test(section)) ?? other)
