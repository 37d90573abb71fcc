import population from './population.json' with { type: 'json' }

/**
 * Residents of the area that a territorial force polices: what rates and coverage are reckoned by. Counted in the middle of a year, so
 * a rate names its year. City of London has too few residents for a rate to mean anything, so it has none.
 */
const residents = population.residents as Record<string, Partial<Record<string, number>>>

export const populationEdition = population.edition
export const populationLicence = population.licence
export const populationYears = ['2019', '2020', '2023'] as const
export type PopulationYear = (typeof populationYears)[number]

/** Residents in the middle of the year, or null for a body that polices no area of its own. */
export const residentsOf = (forceId: string, year: PopulationYear = '2023') => (Object.hasOwn(residents, forceId) ? residents[forceId]?.[year] : null) ?? null

/** Whether a rate per head may be published for this force. */
export const hasRate = (forceId: string) => Object.hasOwn(residents, forceId) && forceId !== 'city-of-london'

/** What share of the people of England and Wales the forces police together, 0 to 1. Each force counts once. */
export function shareOfPopulation(forceIds: readonly string[], year: PopulationYear = '2023') {
  const all = Object.keys(residents).reduce((sum, id) => sum + (residentsOf(id, year) ?? 0), 0)
  return [...new Set(forceIds)].reduce((sum, id) => sum + (residentsOf(id, year) ?? 0), 0) / all
}
