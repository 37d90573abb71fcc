/** Said on every page of an invented investigation, at its top. */
export function DemoBanner() {
  return (
    <aside className="demo" aria-label="Demonstration">
      <p>
        <b>Demonstration.</b> The forces are real; the topic, every reply, date, reference, person and figure are invented.
      </p>
    </aside>
  )
}
