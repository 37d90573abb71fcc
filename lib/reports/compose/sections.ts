import type { Day } from '@/lib/days'
import { isNeitherConfirmNorDeny, kindOfSection } from '@/lib/clock/constants'

/**
 * What each section of the Freedom of Information Act 2000 is about, for the list of refusals, and what kind of refusal
 * it makes. The surprising case: some subsections neither confirm nor deny that anything is held (s.1(1)(a)), which
 * is a refusal under another duty than to communicate.
 */
const titles: Record<string, string> = {
  '12': 'Cost over the limit',
  '14': 'Vexatious or repeated request',
  '21': 'Accessible by other means',
  '22': 'Intended for future publication',
  '22A': 'Research',
  '23': 'Bodies dealing with security matters',
  '24': 'National security',
  '26': 'Defence',
  '27': 'International relations',
  '28': 'Relations within the United Kingdom',
  '29': 'The economy',
  '30': 'Investigations and proceedings',
  '31': 'Law enforcement',
  '32': 'Court records',
  '33': 'Audit functions',
  '34': 'Parliamentary privilege',
  '35': 'Formulation of government policy',
  '36': 'Effective conduct of public affairs',
  '37': 'Communications with the Royal Household, and honours',
  '38': 'Health and safety',
  '39': 'Environmental information',
  '40': 'Personal information',
  '41': 'Provided in confidence',
  '42': 'Legal professional privilege',
  '43': 'Commercial interests',
  '44': 'Prohibited by other law',
}

const bare = (section: string) => /^\d+[A-Z]?/.exec(section)?.[0] ?? section

/** 'Law enforcement, neither confirmed nor denied'; empty where the Act has no such section. */
export function aboutSection(section: string, on: Day): string {
  const title = titles[bare(section)] ?? ''
  return isNeitherConfirmNorDeny(section, on) ? [title, 'neither confirmed nor denied'].filter(Boolean).join(', ') : title
}

/** Which test it must pass, as it stood on the day of the refusal. */
export function kindWords(section: string, on: Day): string {
  const kind = kindOfSection(section, on)
  if (kind === 'procedural') return bare(section) === '12' ? 'cost limit, not an exemption' : 'no exemption and no public interest test'
  return {
    absolute: 'absolute: no public interest test',
    qualified: 'qualified: public interest test',
    disputed: 'whether a public interest test applies is disputed',
    other: 'not an exemption of the Act',
  }[kind]
}
