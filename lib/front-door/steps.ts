/** Progress, one short line a step: its number, what it was, how long it took. */
export function stepsOf(total: number) {
  let done = 0
  return async function step<Result>(name: string, work: (say: (outcome: string) => void) => Promise<Result>): Promise<Result> {
    const began = performance.now()
    let outcome = ''
    const result = await work((said) => (outcome = said))
    console.log(`  ${++done} of ${total}  ${name}${outcome && `: ${outcome}`} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
    return result
  }
}
