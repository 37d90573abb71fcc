import { Form, Select, Submit } from '@/components/frame/form'
import { changeRoleAction, setDisabledAction } from '@/lib/auth/actions'
import type { Role } from '@/lib/actor'
import { RenewForm } from './invite-form'
import './people.css'

type Person = { id: string; name: string; email: string; role: Role; isDisabled: boolean; hasJoined: boolean }

/** What each role may do, in the words of the people page. */
export const roleWords: Record<Role, string> = {
  viewer: 'Viewer: reads',
  reporter: 'Reporter: logs, asks, enters figures',
  editor: 'Editor: also checks figures, edits the register',
  admin: 'Admin: also people, calendar, settings',
}

export function PeopleTable({ people, canManage, self }: { people: readonly Person[]; canManage: boolean; self: string | null }) {
  return (
    <table className="tbl" aria-label="People">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">E-mail</th>
          <th scope="col">May do</th>
          <th scope="col">Signs in</th>
          {canManage && <th scope="col">Change</th>}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              {person.name}
              {person.id === self && <span className="sub"> (you)</span>}
            </th>
            <td>{person.email}</td>
            <td>{canManage && !person.isDisabled ? <RoleForm person={person} /> : roleWords[person.role]}</td>
            <td>{person.isDisabled ? 'Shut out' : person.hasJoined ? 'Yes' : 'Invited, not joined yet'}</td>
            {canManage && (
              <td>
                <div className="acts">
                  <DisableForm person={person} />
                  {!person.isDisabled && <RenewForm personId={person.id} name={person.name} />}
                </div>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RoleForm({ person }: { person: Person }) {
  return (
    <Form action={changeRoleAction} className="inline" aria-label={`What ${person.name} may do`}>
      <input type="hidden" name="personId" value={person.id} />
      <Select
        name="role"
        label={<span className="vh">Role of {person.name}</span>}
        defaultValue={person.role}
        options={Object.keys(roleWords).map((role) => [role, role] as const)}
      />
      <Submit plain className="sm">
        Change role
      </Submit>
    </Form>
  )
}

function DisableForm({ person }: { person: Person }) {
  return (
    <Form action={setDisabledAction} className="inline" aria-label={`Access of ${person.name}`}>
      <input type="hidden" name="personId" value={person.id} />
      <input type="hidden" name="disabled" value={person.isDisabled ? 'no' : 'yes'} />
      <Submit plain className="sm">
        {person.isDisabled ? 'Let in again' : 'Shut out'}
        <span className="vh"> {person.name}</span>
      </Submit>
    </Form>
  )
}
