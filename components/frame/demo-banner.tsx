/** Said on every page that shows an invented investigation, at its top. `of` names it where other work stands on the page too. */
export function DemoBanner({ of }: { of?: string }) {
  return (
    <aside className="demo" aria-label="Demonstration">
      <p>
        <b>Demonstration{of && `: ${of}`}.</b> The forces are real; the topic, every reply, date, reference, person and figure {of ? 'of it ' : ''}are invented.
      </p>
    </aside>
  )
}
