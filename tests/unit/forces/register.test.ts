import { expect, test } from 'vitest'
import { hasRate, populationYears, residentsOf, shareOfPopulation } from '@/lib/forces/population'
import { bodies, kinds, lawDiffers, shippedForces } from '@/lib/forces/register'

const territorial = shippedForces.filter(({ kind }) => kind === 'territorial')

test('the register holds the 43: 39 of England and 4 of Wales, each with its code', () => {
  expect(territorial).toHaveLength(43)
  expect(territorial.filter(({ country }) => country === 'England')).toHaveLength(39)
  expect(territorial.filter(({ country }) => country === 'Wales')).toHaveLength(4)
  expect(new Set(territorial.map(({ pfaCode }) => pfaCode)).size).toBe(43)
  for (const { pfaCode } of territorial) expect(pfaCode).toMatch(/^[EW]\d{8}$/)
})

test('each of the 43 has a tile of its own', () => {
  for (const { tileRow, tileCol } of territorial) expect([tileRow, tileCol].every(Number.isInteger)).toBe(true)
  expect(new Set(territorial.map(({ tileRow, tileCol }) => `${tileRow}/${tileCol}`)).size).toBe(43)
})

test('letters and ids are given once, also with the “&” left out of a reference', () => {
  expect(new Set(shippedForces.map(({ id }) => id)).size).toBe(shippedForces.length)
  expect(new Set(shippedForces.map(({ abbr }) => abbr.replace(/[^A-Z0-9]/g, ''))).size).toBe(shippedForces.length)
})

test('every kind and law in it is one the desk knows', () => {
  for (const { kind, body } of shippedForces) {
    expect(Object.keys(kinds)).toContain(kind)
    expect(Object.keys(bodies)).toContain(body)
  }
})

test('no address for requests ships with it', () => expect(JSON.stringify(shippedForces)).not.toMatch(/@(?!["\s])/))

test('the law of Police Scotland and of the National Crime Agency differs, and the desk says so; that of a force does not', () => {
  const law = (id: string) => lawDiffers(shippedForces.find((force) => force.id === id)!.body)
  expect(law('police-scotland')).toContain('(Scotland) Act 2002')
  expect(law('nca')).toContain('no public authority')
  for (const { id } of shippedForces) if (id !== 'police-scotland' && id !== 'nca') expect(law(id)).toBeNull()
})

test('residents are known for each of the 43 in every year, and add up to the published whole', () => {
  for (const { id } of territorial) for (const year of populationYears) expect(residentsOf(id, year)).toBeGreaterThan(9000)
  expect(territorial.reduce((sum, { id }) => sum + residentsOf(id)!, 0)).toBe(60_854_727)
  expect(residentsOf('btp')).toBeNull()
})

test('no rate is published for the City of London, nor for a body without an area', () => {
  expect([hasRate('city-of-london'), hasRate('btp'), hasRate('kent')]).toEqual([false, false, true])
})

test('a share of the population counts each force once', () => {
  expect(shareOfPopulation(territorial.map(({ id }) => id))).toBe(1)
  expect(shareOfPopulation(['kent', 'kent', 'btp'])).toBeCloseTo(residentsOf('kent')! / 60_854_727)
})
