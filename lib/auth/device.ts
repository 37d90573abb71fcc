import Bowser from 'bowser'

/** A browser in which somebody has signed in before: a random id, and who it was. It opens nothing; tries from it are counted apart from strangers'. */
export type Device = { id: string; people: readonly string[] }

/** From where a try at a password, a link or a token comes. */
export type Client = { address: string; browser: string; device: Device | null }

/** The browser and the system in words, as the list of sessions shows them. */
export function browserIn(userAgent: string | null): string {
  const { browser, os } = userAgent ? Bowser.parse(userAgent.slice(0, 500)) : { browser: {}, os: {} }
  const named = [browser.name, os.name].filter(Boolean) as string[]
  return named.length > 0 ? named.join(' on ') : 'A browser that does not say which'
}
