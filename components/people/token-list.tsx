import { Form, Submit } from '@/components/frame/form'
import { revokeTokenAction } from '@/lib/settings/actions'

type Line = { id: string; name: string; owner: string; words: string }

/** Everybody's tokens, for an admin: each with a press that ends it. */
export function TokensOfAll({ tokens }: { tokens: readonly Line[] }) {
  return (
    <section className="stack" aria-labelledby="tokens">
      <h2 className="rule" id="tokens">
        Tokens for the API
      </h2>
      {tokens.length === 0 ? (
        <p className="mut">Nobody has a token that works.</p>
      ) : (
        <div className="scroll">
          <table className="tbl" aria-label="Tokens for the API">
            <thead>
              <tr>
                <th scope="col">Token</th>
                <th scope="col">Whose</th>
                <th scope="col">May do</th>
                <th scope="col">Change</th>
              </tr>
            </thead>
            <tbody>
              {tokens.map(({ id, name, owner, words }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>{owner}</td>
                  <td>{words}</td>
                  <td>
                    <Form action={revokeTokenAction} className="inline">
                      <input type="hidden" name="id" value={id} />
                      <input type="hidden" name="page" value="people" />
                      <Submit plain className="sm">
                        Revoke
                        <span className="vh">
                          {' '}
                          {name} of {owner}
                        </span>
                      </Submit>
                    </Form>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
