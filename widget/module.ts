import head from 'virtual:policy-head'
import { define, GuideElement, setEngine } from './element.ts'
import { firstPaint } from './first-paint.ts'

export { GuideElement }

// The first screen is painted from this part alone; what answers follows.
setEngine(
  () => import('./engine.ts').then((part) => part.engine),
  (root, m, ready) => firstPaint(root, head, m, ready),
)
define()
