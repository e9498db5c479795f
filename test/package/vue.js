import { createApp, h, ref } from 'vue'
import 'policy-guide/widget'

createApp({
  setup() {
    const shown = ref('')
    return () =>
      h('main', [
        h('policy-guide', {
          start: '加装电梯找哪个部门',
          '.contacts': { 市场监管部门: { hours: '周一' } },
          'onPolicy-guide:ready': (event) => (shown.value = event.detail.policy),
        }),
        h('output', shown.value),
      ])
  },
}).mount('#app')
