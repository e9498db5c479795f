// In the page for frames: takes the element's attributes from the address and tells the page around us its height.
;(function () {
  const guide = /** @type {HTMLElement} */ (document.querySelector('policy-guide'))
  const wanted = new URLSearchParams(location.search)
  const allowed = ['start', 'theme', 'text-size', 'lang', 'as-of']
  for (const name of allowed) {
    const value = wanted.get(name)
    if (value) guide.setAttribute(name, value.slice(0, 400))
  }
  if (window.parent === window) return

  // Whom to tell: the origin named in the address, which must be the one that has embedded us where that can be known.
  let origin = ''
  try {
    origin = new URL(wanted.get('origin') || document.referrer).origin
    const around = location.ancestorOrigins
    if (around && around.length && around[0] !== origin) origin = ''
    // oxlint-disable-next-line no-unused-vars -- old browsers need the binding
  } catch (_) {
    origin = ''
  }
  if (!origin || origin === 'null') return
  let last = 0
  function tell() {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height)
    if (height === last) return
    last = height
    window.parent.postMessage({ type: 'policy-guide:height', height: height }, origin)
  }
  if ('ResizeObserver' in window) new ResizeObserver(tell).observe(document.documentElement)
  else setInterval(tell, 500)
  tell()
})()
