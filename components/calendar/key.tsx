/** What the three edges mean: never told by colour alone, each has its own stroke. */
export function Key() {
  return (
    <ul className="cal-key" aria-label="Key">
      <li className="cal-line due">a reply or a review is due</li>
      <li className="cal-line said">a day the force itself named</li>
      <li className="cal-line ours">the last day for something of ours</li>
    </ul>
  )
}
