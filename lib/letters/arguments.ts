import type { Day } from '@/lib/days'
import { isNeitherConfirmNorDeny } from '@/lib/clock/constants'

/**
 * What can be said against a refusal in a request for internal review, by the section it relies on. FOIA 2000 Part II. General
 * arguments that a reporter checks and adds to: they hold for figures held by a police force, and name no fact of the case.
 */
type Argument = { sections: RegExp; name: string; points: readonly string[] }

const balance =
  'The notice has to show how the public interest was weighed on both sides, as things stood when the request was decided (Montague v Information Commissioner [2022] UKUT 104 (AAC)). The public interest in knowing how a police force acts, and in comparing forces, is strong.'
const harm =
  'The exemption needs a prejudice that is real, actual or of substance, that disclosure would cause, or would be likely to cause, and a causal link between the two (Hogan and Oxford City Council v Information Commissioner, EA/2005/0026 and 0030). The notice has to say what that prejudice is.'
const totals = 'The request asks for totals, not for the content of any case.'

/** What a refusal to confirm or deny is met with. That of s.12(2) is about the cost of finding out, where harm is beside the point. */
const denial: Omit<Argument, 'sections'> = {
  name: 'neither confirm nor deny',
  points: [
    'A refusal to confirm or deny is a refusal of section 1(1)(a). The question is what saying whether the information is held would itself reveal, not what the information would reveal.',
    'That a force holds figures of this kind is no secret: other forces have said so. Saying it does no harm of its own.',
  ],
}

/** The first entry that fits a section is used: what a subsection alone is about stands before its section. */
const table: readonly Argument[] = [
  {
    sections: /^12(\D|$)/,
    name: 'cost',
    points: [
      'An estimate under section 12 has to be sensible, realistic and supported by cogent evidence (Randall v Information Commissioner, EA/2007/0004). Please give it: how many records, how many minutes each, and on what sample.',
      'Only finding, retrieving and extracting the information, and determining whether it is held, may be counted (regulation 4(3) of SI 2004/3244): not redaction, nor thinking about exemptions.',
      'Section 16 requires advice on how the request could be brought within the limit, so far as it is reasonable to expect. The refusal should have offered it.',
    ],
  },
  {
    sections: /^14\(2\)/,
    name: 'repeated',
    points: [
      'Section 14(2) needs an earlier request by the same person, with which the force complied, for the same or substantially similar information, and no reasonable interval since. Please name that request and its date, and say what makes the two alike.',
    ],
  },
  {
    sections: /^14(\D|$)/,
    name: 'vexatious or repeated',
    points: [
      'The request is not vexatious. It has a serious purpose and value to the public, and puts the same question to every force (Dransfield v Information Commissioner [2015] EWCA Civ 454: the bar is a high one).',
      'If the burden is what counts, please show it in figures: section 14 needs a burden that is grossly oppressive, a higher bar than the limit of section 12, weighed against the value of the request.',
    ],
  },
  {
    sections: /^21(\D|$)/,
    name: 'reasonably accessible',
    points: ['Please say exactly where each figure is published. Information is reasonably accessible only if the one who asks can find it.'],
  },
  {
    sections: /^22A/,
    name: 'research',
    points: [
      'Section 22A covers information obtained in a continuing programme of research that is to end in a published report, and needs prejudice to it. Figures that a force counts in its ordinary work are not of that kind. Please name the programme and its report.',
      harm,
      balance,
    ],
  },
  {
    sections: /^22(\D|$)/,
    name: 'intended for publication',
    points: [
      'There has to have been a settled intention to publish this information, and not merely some of it, before the request was made. Please give the date on which it was decided, and say when publication is expected.',
      balance,
    ],
  },
  {
    sections: /^23(\D|$)/,
    name: 'security bodies',
    points: [
      'Section 23(1) covers information supplied by, or relating to, the bodies listed in section 23(3). Please say why figures that the force itself counts would come under it.',
      totals,
    ],
  },
  {
    sections: /^24(\D|$)/,
    name: 'national security',
    points: [
      'The exemption has to be required for the purpose of safeguarding national security: reasonably necessary, not merely convenient. Please say what in the figures would bear on it.',
      balance,
    ],
  },
  {
    sections: /^30\(2\)/,
    name: 'confidential sources',
    points: [
      'Section 30(2) covers information obtained from confidential sources for an investigation. Totals that the force counts itself were obtained from no source. Please say which part of what was asked for would be.',
      balance,
    ],
  },
  {
    sections: /^30(\D|$)/,
    name: 'investigations',
    points: [
      'Section 30(1) covers information held for the purposes of a particular investigation. Totals are compiled about investigations and reveal nothing of any one of them.',
      balance,
    ],
  },
  { sections: /^31(\D|$)/, name: 'law enforcement', points: [harm, totals, balance] },
  {
    sections: /^36(\D|$)/,
    name: 'conduct of public affairs',
    points: [
      'For statistical information section 36(4) takes away the opinion of the qualified person: the force itself has to show that disclosure would, or would be likely to, have one of the effects in section 36(2).',
      'If it says that the figures are not statistical information, please say why, who the qualified person was, when the opinion was given, and on what submission.',
      balance,
    ],
  },
  {
    sections: /^38(\D|$)/,
    name: 'health and safety',
    points: [
      'The notice has to show that disclosure would, or would be likely to, endanger the health or safety of an individual, and how these figures would do that.',
      balance,
    ],
  },
  {
    sections: /^40(\D|$)/,
    name: 'personal data',
    points: [
      'Totals are personal data only where a living person could be identified from them, by means reasonably likely to be used. Please say how that could be done with these figures.',
      'Where a figure is so low that it could identify someone, that figure alone may be left out or given as a range: the others can be disclosed.',
    ],
  },
  {
    sections: /^41(\D|$)/,
    name: 'confidence',
    points: [
      'Section 41 covers information obtained from another person, whose disclosure would be an actionable breach of confidence. Figures that the force compiled itself were obtained from no one.',
    ],
  },
  {
    sections: /^42(\D|$)/,
    name: 'legal privilege',
    points: [
      'Legal professional privilege covers communications for the purpose of legal advice or litigation. Please say which part of what was asked for is such a communication, and disclose the rest.',
      balance,
    ],
  },
  {
    sections: /^43\(1\)/,
    name: 'trade secrets',
    points: [
      'Please say which part of what was asked for is a trade secret, and whose. Totals that a public authority counts about its own work are none.',
      balance,
    ],
  },
  {
    sections: /^43(\D|$)/,
    name: 'commercial interests',
    points: [
      harm,
      'Please say whose commercial interests are meant, and, where they are a third party’s, whether that party itself made the argument.',
      balance,
    ],
  },
  {
    sections: /^44(\D|$)/,
    name: 'prohibition on disclosure',
    points: ['Please name the enactment, or the other rule of section 44(1), that prohibits the disclosure, and say why none of its gateways applies.'],
  },
]

/** The arguments for a section as a force cites it on a day, '40(2)' or '31(1)(a)'; general ones where the table has none of its own. */
export function argumentsAgainst(section: string, on: Day): { name: string | null; points: readonly string[] } {
  const found = isNeitherConfirmNorDeny(section, on) && !section.startsWith('12') ? denial : table.find(({ sections }) => sections.test(section))
  return found
    ? { name: found.name, points: found.points }
    : { name: null, points: ['Please say why the section applies to each part of what was asked for, and disclose the parts to which it does not apply.'] }
}
