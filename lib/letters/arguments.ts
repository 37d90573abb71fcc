/**
 * What can be said against a refusal in a request for internal review, by the section it relies on. FOIA 2000 Part II. General
 * arguments that a reporter checks and adds to: they hold for figures held by a police force, and name no fact of the case.
 */
type Argument = { sections: RegExp; name: string; points: readonly string[] }

const balance =
  'The notice has to show how the public interest was weighed on both sides at the time of the request. The public interest in knowing how a police force acts, and in comparing forces, is strong.'
const harm =
  'The exemption needs a real and substantial prejudice that the disclosure itself would cause, or would be likely to cause, and a causal link between the two (Hogan v Information Commissioner, EA/2005/0026). The notice has to say what that prejudice is.'
const totals = 'The request asks for totals, not for the content of any case.'

/** The first entry that fits a section is used: refusals to confirm or deny stand before the exemptions they belong to. */
const table: readonly Argument[] = [
  {
    sections: /^(12\(2\)|23\(5\)|24\(2\)|26\(3\)|27\(4\)|30\(3\)|31\(3\)|38\(2\)|40\(5[AB]?\).*|41\(2\)|43\(3\)|44\(2\))/,
    name: 'neither confirm nor deny',
    points: [
      'A refusal to confirm or deny is a refusal of section 1(1)(a). The question is what saying whether the information is held would itself reveal, not what the information would reveal.',
      'That a force holds figures of this kind is no secret: other forces have said so. Saying it does no harm of its own.',
    ],
  },
  {
    sections: /^12(\D|$)/,
    name: 'cost',
    points: [
      'An estimate under section 12 has to be sensible, realistic and supported by cogent evidence (Randall v Information Commissioner, EA/2007/0004). Please give it: how many records, how many minutes each, and on what sample.',
      'Only finding, retrieving and extracting the information, and determining whether it is held, may be counted (regulation 4(3) of SI 2004/3244): not redaction, nor thinking about exemptions.',
      'Section 16 requires advice on how the request could be brought within the limit. The refusal has to offer it.',
    ],
  },
  {
    sections: /^14(\D|$)/,
    name: 'vexatious or repeated',
    points: [
      'The request is not vexatious. It has a serious purpose and value to the public, and puts the same question to every force (Dransfield v Information Commissioner [2015] EWCA Civ 454: the bar is a high one).',
      'The burden of one request for figures is not grossly oppressive. If it is the burden that counts, section 12 is where it is measured.',
    ],
  },
  {
    sections: /^21(\D|$)/,
    name: 'reasonably accessible',
    points: ['Please say exactly where each figure is published. Information is reasonably accessible only if the one who asks can find it.'],
  },
  {
    sections: /^22A?(\D|$)/,
    name: 'intended for publication',
    points: [
      'There has to have been a settled intention to publish this information, and not merely some of it, before the request was made. Please give the date on which it was decided and the date of publication.',
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
      'Section 36 needs the reasonable opinion of the qualified person. Please say who that was, when the opinion was given, and on what submission.',
      balance,
    ],
  },
  {
    sections: /^38(\D|$)/,
    name: 'health and safety',
    points: ['The notice has to show a danger to the health or safety of an individual that the figures would be likely to cause.', balance],
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
    points: ['Please name the enactment that prohibits the disclosure, and say why none of its gateways applies.'],
  },
]

/** The arguments for a section as a force cites it, '40(2)' or '31(1)(a)'; general ones where the table has none of its own. */
export function argumentsAgainst(section: string): { name: string | null; points: readonly string[] } {
  const found = table.find(({ sections }) => sections.test(section))
  return found
    ? { name: found.name, points: found.points }
    : { name: null, points: ['Please say why the section applies to each part of what was asked for, and disclose the parts to which it does not apply.'] }
}
