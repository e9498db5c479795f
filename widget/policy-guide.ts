import policy from 'virtual:policy'

class PolicyGuide extends HTMLElement {
  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    root.replaceChildren(policy.title)
  }
}

if (!customElements.get('policy-guide')) customElements.define('policy-guide', PolicyGuide)
