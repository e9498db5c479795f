import { engine } from './engine.ts'
import { define, GuideElement, setEngine } from './element.ts'

export { GuideElement }

setEngine(() => engine)
define()
