/** The floor once more, at an address where the proxy does not run: what a page costs without a nonce. Built for the benchmark alone. */
export { default } from '../page.bench'
