import type { GuideState } from '../knowledge/index.ts'
import { AskBox } from './ask-box.tsx'
import { useGuide } from './context.ts'
import { Title } from './title.tsx'

/** A box with examples that work, three doors, and the document itself. */
export function Home() {
  const { policy, m, go } = useGuide()
  const doors: { view: GuideState['view']; name: string; hint: string }[] = [
    { view: 'responsible', name: m.doorResponsible, hint: m.doorResponsibleHint },
    { view: 'eligible', name: m.doorEligible, hint: m.doorEligibleHint },
    { view: 'funding', name: m.doorFunding, hint: m.doorFundingHint },
  ]
  return (
    <>
      <Title>{policy.shortTitle}</Title>
      <p class="quiet">{`${policy.number} · ${m.issued(policy.issuer, policy.issuedOn)}`}</p>
      <AskBox />
      <p class="examples">
        <span class="quiet">{m.examples}</span>
        {m.exampleQuestions.map((question) => (
          <button
            key={question}
            type="button"
            class="link"
            lang="zh-CN"
            onClick={() => go({ view: 'ask', subject: question })}
          >
            {question}
          </button>
        ))}
      </p>
      <h3>{m.doors}</h3>
      <ul class="doors">
        {doors.map(({ view, name, hint }) => (
          <li key={view}>
            <button type="button" onClick={() => go({ view, subject: '' })}>
              <strong>{name}</strong>
              <span>{hint}</span>
            </button>
          </li>
        ))}
      </ul>
      <p>
        <button type="button" class="link" onClick={() => go({ view: 'read', subject: '' })}>
          {m.read}
        </button>
      </p>
    </>
  )
}
