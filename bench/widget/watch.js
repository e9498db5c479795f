/**
 * Runs in the page before anything else: waits for the field to ask in, asks, waits for the answer, and keeps the
 * time of each in `benchWatched`. What to look for stands in `benchPlan`, set by the line before this file.
 */
;(function () {
  const { open, field, answer, expects, question, send } = globalThis.benchPlan
  const seen = (globalThis.benchWatched = {})

  /** Selectors from the document through shadow roots inwards. */
  function find(path) {
    let place = document
    for (const [at, selector] of path.entries()) {
      const element = place.querySelector(selector)
      if (!element) return null
      if (at === path.length - 1) return element.getClientRects().length ? element : null
      place = element.shadowRoot ?? element
    }
    return null
  }

  function ask(element) {
    element.focus()
    if (element.isContentEditable) element.textContent = question
    else {
      // Past what a framework has put over the property, as typing does.
      Reflect.set(Object.getPrototypeOf(element), 'value', question, element)
    }
    element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: question }))
    // Nobody types and presses Enter in one frame; widgets may count on that.
    if (send) requestAnimationFrame(() => requestAnimationFrame(submit))
  }

  /** On the field that is there by now: a first paint gives way to what follows it, with what was typed. */
  function submit() {
    const element = find(field)
    if (!element || !(element.isContentEditable || element.value === question)) {
      if (element) ask(element)
      else requestAnimationFrame(submit)
      return
    }
    if (send === 'form') element.form.requestSubmit()
    else
      element.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }),
      )
  }

  function look() {
    const now = performance.now()
    if (!seen.interactive) {
      const element = find(open ?? field)
      if (element) {
        seen.interactive = now
        if (open) element.click()
        else ask(element)
      }
    } else if (open && !seen.opened) {
      const element = find(field)
      if (element) {
        seen.opened = now
        ask(element)
      }
    } else {
      const element = find(answer)
      if (element && element.textContent.includes(expects)) {
        seen.answer = now
        seen.text = element.textContent.trim().slice(0, 80)
        return
      }
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})()
