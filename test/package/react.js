import { createElement, useEffect, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import 'policy-guide/widget'

function Page() {
  const guide = useRef(null)
  const [shown, setShown] = useState('')
  useEffect(() => {
    guide.current.addEventListener('policy-guide:ready', (event) => setShown(event.detail.policy))
  }, [])
  return createElement(
    'main',
    null,
    createElement('policy-guide', {
      ref: guide,
      start: '加装电梯找哪个部门',
      contacts: { 市场监管部门: { hours: '周一' } },
    }),
    createElement('output', null, shown),
  )
}
createRoot(document.querySelector('#app')).render(createElement(Page))
