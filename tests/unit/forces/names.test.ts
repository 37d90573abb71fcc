import { describe, expect, test } from 'vitest'
import { isOneSlip } from '@/lib/forces/name-words'
import { forceMatcher, forceNamed } from '@/lib/forces/names'
import { shippedForces } from '@/lib/forces/register'

const named = forceMatcher(shippedForces)
const idOf = (text: string) => named(text).force?.id ?? null
const candidates = (text: string) => {
  const found = named(text)
  return found.force ? `resolved to ${found.force.id}` : found.candidates.map(({ id }) => id).sort()
}

const spellings: Record<string, string[]> = {
  'avon-and-somerset': [
    'Avon & Somerset',
    'Avon&Somerset',
    'AVON AND SOMERSET',
    'Avon and Somerset Constabulary',
    'A&S',
    'avon + somerset police',
    'Avon Somerset',
    'avon-and-somerset',
    'Avon and Somerst',
    'Avon &amp; Somerset',
  ],
  bedfordshire: ['Beds', 'beds police', 'Bedfordshire', 'BEDFORDSHIRE POLICE', 'Bedforshire', 'Beds.'],
  cambridgeshire: ['Cambs', 'Cambridgeshire Police', 'Cambridgeshire Constabulary', 'Cambs Constabulary', 'Cambrigeshire'],
  cheshire: ['Cheshire', 'Cheshire Police', 'cheshire constabulary', 'Chesire', 'Chief Constable of Cheshire Constabulary'],
  'city-of-london': [
    'London, City of',
    'City of London',
    'City of London Police',
    'CoLP',
    'City Police',
    'City of london police.',
    'The City of London Police',
  ],
  cleveland: ['Cleveland', 'Cleveland Police', 'Clevland'],
  cumbria: ['Cumbria', 'Cumbria Constabulary', 'Cumbria Police', 'Cumbira'],
  derbyshire: ['Derbys', 'Derbyshire', 'Derbyshire Police', 'Derbyshire Constabulary', 'Derbeyshire'],
  'devon-and-cornwall': [
    'Devon & Cornwall',
    'Devon and Cornwall',
    'Devon & Cornwall Police',
    'Devon and Cornwall Constabulary',
    'D&C',
    'DCP',
    'Devon / Cornwall',
    'Devon Cornwall',
    'Devon and Cornwal',
  ],
  dorset: ['Dorset', 'Dorset Police', 'DORSET', 'Dorest'],
  durham: ['Durham', 'County Durham', 'Durham Constabulary', 'Durham Police', 'Duram'],
  'dyfed-powys': [
    'Dyfed-Powys',
    'Dyfed Powys',
    'DyfedPowys',
    'Heddlu Dyfed-Powys',
    'Dyfed–Powys Police',
    'Dyfed-Powys Police / Heddlu Dyfed-Powys',
    'Dyfed & Powys',
    'Dyfed Powis',
  ],
  essex: ['Essex', 'Essex Police', 'essex police ', 'Esssex'],
  gloucestershire: ['gloucester police', 'Gloucester', 'Glos', 'Gloucestershire', 'Gloucestershire Constabulary', 'Gloucestershire Police', 'Gloucestershre'],
  'greater-manchester': [
    'GMP',
    'G.M.P.',
    'g m p',
    'Greater Manchester',
    'Greater Manchester Police',
    'Manchester Police',
    'Gtr Manchester',
    'Greater Manchester Police (GMP)',
    'Greater Mancester Police',
  ],
  gwent: ['Gwent', 'Heddlu Gwent', 'Gwent Police', 'Gwent Police - Heddlu Gwent', 'Heddlu Gwent Police', 'Gwent Police (Heddlu Gwent)'],
  hampshire: [
    'Hampshire & IOW',
    'Hampshire & Isle of Wight Constabulary',
    'Hampshire and Isle of Wight Constabulary',
    'HIOW',
    'Hants',
    'Hampshire',
    'Hampshire Constabulary',
    'Hampshire (Constabulary)',
    'HIOWC',
    'Hampshire and the Isle of Wight',
    'Hampshire & I.O.W.',
    'hampshire police',
    'Hamphire',
  ],
  hertfordshire: ['Herts', 'Hertfordshire', 'Hertfordshire Constabulary', 'Herts Police', 'Hertfordshire Police', 'Hertforshire'],
  humberside: ['Humberside', 'Humberside Police', 'Humberisde'],
  kent: ['Kent', 'KENT', 'Kent Police', 'Police (Kent)', 'kent  police', 'Chief Constable, Kent Police'],
  lancashire: ['Lancs', 'Lancashire', 'Lancashire Constabulary', 'Lancashire Police', 'Lancahsire'],
  leicestershire: ['Leics', 'Leicestershire', 'Leicestershire Police', 'Leicestershire Constabulary', 'Liecestershire'],
  lincolnshire: ['Lincs', 'Lincolnshire', 'Lincolnshire Police', 'Lincolnshre'],
  merseyside: ['Merseyside', 'Merseyside Police', 'Mersyside'],
  metropolitan: [
    'met police',
    'the Met',
    'Met',
    'MPS',
    'Metropolitan Police Service',
    'Metropolitan Police',
    'Metropolitan',
    'Scotland Yard',
    'New Scotland Yard',
    'Metropolitan Police (London)',
    'M.P.S.',
    'Metropoltan Police',
    'The Metropolitan Police Service',
  ],
  norfolk: ['Norfolk', 'Norfolk Constabulary', 'Norfolk Police', 'Norflok'],
  'north-wales': [
    'Wales, North',
    'North Wales',
    'N Wales',
    'N. Wales Police',
    'Heddlu Gogledd Cymru',
    'North Wales Police / Heddlu Gogledd Cymru',
    'Heddlu Gogledd Cymru North Wales Police',
    'NWP',
    'Nth Wales',
  ],
  'north-yorkshire': ['N Yorks', 'North Yorks', 'North Yorkshire', 'North Yorkshire Police', 'Yorkshire, North', 'NYP', 'N. Yorkshire', 'Noth Yorkshire'],
  northamptonshire: ['Northants', 'Northamptonshire', 'Northants Police', 'Northamptonshire Police', 'Northhamptonshire'],
  northumbria: ['Northumbria', 'Northumbria Police', 'Northumbira'],
  nottinghamshire: ['Notts', 'Notts.', 'Nottinghamshire', 'Nottinghamshire Police', 'Notts Police', 'Nottingamshire'],
  'south-wales': [
    'South Wales Police / Heddlu De Cymru',
    'South Wales',
    'Heddlu De Cymru',
    'Wales, South',
    'S. Wales',
    'SWP',
    'Heddlu De Cymru South Wales Police',
  ],
  'south-yorkshire': ['S Yorks', 'South Yorks', 'South Yorkshire', 'S. Yorks Police', 'Yorkshire, South', 'SYP'],
  staffordshire: ['Staffs', 'Staffordshire', 'Staffordshire Police', 'Staffs Police', 'Stafordshire'],
  suffolk: ['Suffolk', 'Suffolk Constabulary', 'Suffolk Police', 'Sufolk'],
  surrey: ['Surrey', 'Surrey Police', 'Surry'],
  sussex: ['Sussex', 'Sussex Police', 'East and West Sussex', 'Susex'],
  'thames-valley': ['Thames Valley', 'ThamesValley', 'TVP', 'T.V.P', 'Thames Valley Police', 'Tames Valley'],
  warwickshire: ['Warks', 'Warwickshire', 'Warwickshire Police', 'Warwickhire'],
  'west-mercia': ['West Mercia', 'West Mercia Police', 'West Mercia Constabulary', 'W Mercia', 'Mercia, West'],
  'west-midlands': ['West Mids', 'WMP', 'West Midlands', 'West Midlands Police', 'W. Midlands', 'Midlands, West', 'West Midland Police'],
  'west-yorkshire': ['W Yorks', 'West Yorks', 'West Yorkshire', 'West Yorkshire Police', 'WYP', 'Yorkshire, West'],
  wiltshire: ['Wilts', 'Wiltshire', 'Wiltshire Constabulary', 'Wiltshire Police', 'Wiltsire'],
  btp: ['BTP', 'British Transport Police', 'B.T.P.', 'British Tranport Police'],
  psni: ['PSNI', 'Police Service of Northern Ireland', 'Northern Ireland', 'N. Ireland', 'P.S.N.I.'],
  'police-scotland': ['Police Scotland', 'Police Service of Scotland', 'Scotland'],
  mdp: ['MDP', 'MoD Police', 'Ministry of Defence Police'],
  cnc: ['CNC', 'Civil Nuclear Constabulary'],
  nca: ['NCA', 'National Crime Agency'],
  npcc: ['NPCC', 'National Police Chiefs’ Council', "National Police Chiefs' Council"],
}

describe('any spelling that people use names its force', () => {
  test.each(Object.entries(spellings).flatMap(([id, texts]) => texts.map((text) => [text, id])))('%s: %s', (text, id) => expect(idOf(text)).toBe(id))
  test('the table leaves no force of the register out', () => expect(Object.keys(spellings).sort()).toEqual(shippedForces.map(({ id }) => id).sort()))
})

describe('a text that could mean several forces names none and offers them', () => {
  test.each([
    ['Yorkshire', ['humberside', 'north-yorkshire', 'south-yorkshire', 'west-yorkshire']],
    ['London', ['city-of-london', 'metropolitan']],
    ['Wales', ['dyfed-powys', 'gwent', 'north-wales', 'south-wales']],
    ['West', ['west-mercia', 'west-midlands', 'west-yorkshire']],
    ['Kent / Essex', ['essex', 'kent']],
    ['Kwent', ['gwent', 'kent']],
    ['Went', ['gwent', 'kent']],
    ['Wessex', ['essex']],
    ['Mercia', ['west-mercia']],
    ['East Sussex', ['sussex']],
    ['Cornwall', ['devon-and-cornwall']],
    ['Isle of Wight', ['hampshire']],
  ])('%s', (text, ids) => {
    expect(idOf(text)).toBeNull()
    expect(candidates(text)).toEqual(expect.arrayContaining(ids))
  })
  test('the likeliest stand first: Yorkshire’s own before a neighbour in its region', () => {
    const found = named('Yorkshire')
    expect(!found.force && found.candidates.map(({ id }) => id)).toEqual(['north-yorkshire', 'south-yorkshire', 'west-yorkshire', 'humberside'])
  })
  test('the Midlands offer the West Midlands first', () =>
    expect(named('Midlands')).toMatchObject({ candidates: expect.arrayContaining([expect.objectContaining({ id: 'west-midlands' })]) }))
})

test.each([
  '',
  '  ',
  '-',
  '???',
  'police',
  'Constabulary',
  'Total',
  'England',
  'Kent PCC',
  'PCC for Kent',
  'Police and Crime Commissioner for Kent',
  'MOPAC',
  'Kent County Council',
  'City',
  'National',
  'France',
  '43',
  'Sent',
  'Rent',
  'Grand total',
  'n/a',
])('“%s” names no force', (text) => expect(idOf(text)).toBeNull())

test('a commissioner is an authority of its own, so the force is not even offered', () => expect(candidates('Kent PCC')).toEqual([]))

describe('every name of every force', () => {
  const names = shippedForces.flatMap((force) => [force.id, force.name, force.shortName, force.abbr, ...force.aliases].map((name) => [name, force.id] as const))
  test.each(names)('%s names %s and no other', (name, id) => expect(idOf(name)).toBe(id))
  test('in any case, with other spaces and full stops', () => {
    for (const [name, id] of names)
      for (const spelling of [
        name.toUpperCase(),
        name.toLowerCase(),
        `  ${name.replaceAll(' ', '  ')}. `,
        name.replace(/ ?& ?/g, ' and '),
        name.replaceAll(' and ', ' & '),
      ])
        expect([spelling, idOf(spelling)]).toEqual([spelling, id])
  })
  test('with a letter left out of a long name it names that force or, where two are as near, none', () => {
    let resolved = 0
    let tried = 0
    for (const { id, name } of shippedForces) {
      for (let at = 0; at < name.length; at++) {
        const found = idOf(name.slice(0, at) + name.slice(at + 1))
        tried++
        if (found) resolved++
        expect([null, id]).toContain(found)
      }
    }
    expect(resolved / tried).toBeGreaterThan(0.6)
  })
})

describe('names that a newsroom gave', () => {
  const forces = shippedForces.map((force) => (force.id === 'kent' ? { ...force, name: 'Kent & Medway Police', aliases: ['the garden force'] } : force))
  const added = { id: 'kent-pcc', name: 'Police and Crime Commissioner for Kent', shortName: 'Kent PCC', abbr: 'KPC', aliases: [] as string[] }
  test('are known at once', () => expect(forceNamed('The Garden Force', forces).force?.id).toBe('kent'))
  test('an authority added by hand is found by its full name', () => expect(forceNamed('kent pcc', [...shippedForces, added]).force?.id).toBe('kent-pcc'))
  test('an alias given to two forces names neither', () => {
    const twice = shippedForces.map((force) => (['kent', 'essex'].includes(force.id) ? { ...force, aliases: ['the estuary'] } : force))
    expect(forceNamed('The Estuary', twice)).toMatchObject({ candidates: [{ id: 'essex' }, { id: 'kent' }] })
  })
})

test.each([
  ['kent', 'kent', false],
  ['kent', 'kentt', true],
  ['kent', 'knt', true],
  ['kent', 'ketn', true],
  ['kent', 'kant', true],
  ['kent', 'gwent', false],
  ['ab', 'ba', true],
  ['abc', 'cba', false],
  ['', 'a', true],
  ['aab', 'ab', true],
])('from %s to %s is one slip: %s', (a, b, expected) => {
  expect(isOneSlip(a, b)).toBe(expected)
  expect(isOneSlip(b, a)).toBe(expected)
})
