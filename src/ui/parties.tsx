import type { PartyRole } from '../knowledge/index.ts'
import { useGuide } from './context.ts'

/** Departments with their roles, and how to reach them where the host says so. */
export function Parties({ list }: { list: readonly PartyRole[] }) {
  const { host, m, go, policy } = useGuide()
  if (!list.length) return null
  return (
    <ul class="parties">
      {list.map(({ name, role }) => {
        const contact =
          host.contacts && Object.prototype.hasOwnProperty.call(host.contacts, name)
            ? host.contacts[name]
            : undefined
        const department = policy.departments.find((one) => one.name === name)
        return (
          <li key={name + role}>
            {department ? (
              <button
                type="button"
                class="link strong"
                onClick={() => go({ view: 'responsible', subject: department.id })}
              >
                {name}
              </button>
            ) : (
              <strong>{name}</strong>
            )}
            <span class="role">{m.roles[role]}</span>
            {contact && (
              <span class="contact">
                {contact.phone && (
                  <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>
                    {m.tel} {contact.phone}
                  </a>
                )}
                {contact.address && <span>{`${m.address} ${contact.address}`}</span>}
                {contact.hours && <span>{`${m.hours} ${contact.hours}`}</span>}
                {contact.url && /^https?:\/\//i.test(contact.url) && (
                  <a href={contact.url} rel="noopener noreferrer" target="_blank">
                    {m.website}
                  </a>
                )}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
