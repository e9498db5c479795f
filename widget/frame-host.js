// In the page that embeds frame.html: gives each <iframe data-policy-guide> the height it tells of itself.
;(function () {
  window.addEventListener('message', function (event) {
    const data = event.data
    if (!data || data.type !== 'policy-guide:height') return
    const height = data.height
    if (typeof height !== 'number' || !(height >= 100 && height <= 30000)) return
    /** @type {NodeListOf<HTMLIFrameElement>} */
    const frames = document.querySelectorAll('iframe[data-policy-guide]')
    for (const frame of frames) {
      // Only the frame itself, and only from where it was loaded.
      if (
        frame.contentWindow === event.source &&
        new URL(frame.src, document.baseURI).origin === event.origin
      )
        frame.style.height = height + 'px'
    }
  })
})()
