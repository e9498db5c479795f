// Loads policy-guide.js, which lies beside this file, as soon as a <policy-guide> comes near the view.
;(function () {
  const here = /** @type {HTMLScriptElement} */ (document.currentScript)
  const address = here.src.replace(/[^/]*$/, 'policy-guide.js')
  const integrity = here.getAttribute('data-integrity')
  let loaded = false

  function trusted() {
    const types = /** @type {any} */ (window).trustedTypes
    if (!types) return address
    try {
      return types
        .createPolicy('policy-guide', {
          createScriptURL: function () {
            return address
          },
        })
        .createScriptURL(address)
    } catch (error) {
      // A page may allow no policy of ours; then the plain address is tried.
      console.warn(error)
      return address
    }
  }

  function load() {
    if (loaded) return
    loaded = true
    const script = document.createElement('script')
    if (integrity) {
      script.integrity = integrity
      script.crossOrigin = 'anonymous'
    }
    script.src = trusted()
    document.head.appendChild(script)
  }

  function watch() {
    const elements = document.querySelectorAll('policy-guide')
    if (!('IntersectionObserver' in window)) {
      if (elements.length) load()
      return
    }
    const observer = new IntersectionObserver(
      function (entries) {
        for (const entry of entries)
          if (entry.isIntersecting) {
            observer.disconnect()
            load()
            return
          }
      },
      { rootMargin: '400px' },
    )
    for (const element of elements) observer.observe(element)
    // A page that puts the element in later has it found then.
    if (!elements.length && 'MutationObserver' in window) {
      const later = new MutationObserver(function () {
        if (!document.querySelector('policy-guide')) return
        later.disconnect()
        watch()
      })
      later.observe(document.documentElement, { childList: true, subtree: true })
    }
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', watch)
  else watch()
})()
