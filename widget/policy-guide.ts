import bundled from 'virtual:policy'
import { GuideElement, setPolicy } from './element.ts'

export { GuideElement }

setPolicy(bundled)
// A page may load us twice, or in two versions: the first stands.
if (!customElements.get('policy-guide')) customElements.define('policy-guide', GuideElement)
