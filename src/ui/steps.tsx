import { citeAll, nameOf } from '../knowledge/index.ts'
import { useGuide } from './context.ts'
import { Quotes } from './quote.tsx'

/** The steps as a checklist to tick; what is ticked is part of the state, so it goes into links and saved cases. */
export function Steps() {
  const { policy, m, state, set } = useGuide()
  const done = state.done ?? []
  return (
    <>
      <p class="quiet">{m.stepsHint}</p>
      <ol class="steps">
        {policy.steps.map((step) => (
          <li key={step.id}>
            <strong>{step.name}</strong>
            <ul class="tasks" aria-label={step.name}>
              {step.tasks.map((task, place) => {
                const id = `${step.id}-${place}`
                const ticked = done.indexOf(id) >= 0
                return (
                  <li key={id}>
                    <label>
                      <input
                        type="checkbox"
                        checked={ticked}
                        onChange={() =>
                          set({ done: ticked ? done.filter((one) => one !== id) : [...done, id] })
                        }
                      />
                      <span>{task.name}</span>
                    </label>
                  </li>
                )
              })}
            </ul>
            {step.parties.length > 0 && (
              <p class="quiet">{`${m.parties}${m.colon}${step.parties.map((id) => nameOf(policy, id)).join('、')}`}</p>
            )}
            {step.outputs.length > 0 && (
              <p class="quiet">{`${m.outputs}${m.colon}${step.outputs.join('、')}`}</p>
            )}
            <Quotes citations={citeAll(policy, step.cite).slice(0, 1)} />
          </li>
        ))}
      </ol>
    </>
  )
}
