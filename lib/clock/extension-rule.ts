/** What an extension is, ss.10(3) and 17 FOIA 2000, in one text: the About page, the form and the report's method say this and nothing else. The rule itself is replay/extension.ts. */
export const extensionRule =
  'A notice extends the time only if it names a qualified exemption and gives a date. It has to come inside the time for an answer: from a later one the time is extended too, but the notice is marked late, the days before it stay late, and the answer is not counted as in time. A notice that names no qualified exemption extends nothing: its date is the force’s own, and a reminder waits for it.'
export const extensionSource = 'FOIA 2000 ss.10(3), 17(1) and 17(2)'
