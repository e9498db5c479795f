// The demo page only: shows the events as they come, and lets the examples be changed.
;(function () {
  /** @type {any} */
  const guide = document.querySelector('#guide')
  const log = document.querySelector('#log')
  const names = ['ready', 'navigate', 'answer', 'cite', 'text-size', 'error']
  names.forEach(function (name) {
    document.addEventListener('policy-guide:' + name, function (event) {
      if (!log) return
      const line = document.createElement('li')
      line.textContent = event.type + ' ' + JSON.stringify(/** @type {CustomEvent} */ (event).detail)
      log.insertBefore(line, log.firstChild)
      while (log.childNodes.length > 6 && log.lastChild) log.removeChild(log.lastChild)
    })
  })
  for (const button of document.querySelectorAll('[data-set]'))
    button.addEventListener('click', function () {
      const [name, value] = (button.getAttribute('data-set') || '').split('=')
      if (value) guide.setAttribute(name, value)
      else guide.removeAttribute(name)
    })
  for (const button of document.querySelectorAll('[data-ask]'))
    button.addEventListener('click', function () {
      guide.ask(button.getAttribute('data-ask'))
      guide.scrollIntoView()
    })
})()
