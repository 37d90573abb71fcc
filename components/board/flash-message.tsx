/** What the last press did, said in place until the next page. */
export function FlashMessage({ logged, assigned, base }: { logged: string | string[] | undefined; assigned: string | string[] | undefined; base: string }) {
  const count = Number(logged ?? assigned)
  if (!Number.isInteger(count) || count < 1 || count > 10_000) return null
  return (
    <div className="note send-round" role="status">
      <p>
        <b>
          {logged ? 'Logged' : 'Assigned'}: {count === 1 ? 'one force' : `${count} forces`}.
        </b>{' '}
        {logged && <a href={`${base}/activity`}>On the record</a>}
      </p>
    </div>
  )
}
