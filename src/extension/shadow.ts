import { styles } from '../ui/index.ts'
import type { Settings } from './settings/settle.ts'

/** What the extension's own screens need beside the interface's styles; the classes are the interface's. */
const OWN = `
.bar{--ink:#1c2326;--soft:#566166;--paper:#fff;--main:#0b5a63;--target:44px;
font:normal 400 16px/1.7 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;
color:var(--ink);background:var(--paper);max-width:44em;margin:0 auto;padding:0 16px;box-sizing:border-box}
.bar.dark{--ink:#e9eeef;--soft:#a9b4b8;--paper:#14191b;--main:#7fcdd6}
@media (prefers-color-scheme:dark){.bar.auto{--ink:#e9eeef;--soft:#a9b4b8;--paper:#14191b;--main:#7fcdd6}}
.bar.elder{font-size:20px;--target:60px}
.bar nav{display:flex;flex-wrap:wrap;align-items:center;margin:0 -8px}
.bar nav>*{margin:0 8px}
.bar [aria-pressed=true]{font-weight:700}
.bar p{margin:0 0 8px}
select,input[type=file]{font:inherit;color:inherit;background:var(--paper);min-height:48px;max-width:100%;padding:8px;border:2px solid var(--soft);border-radius:4px}
select:focus-visible,input[type=file]:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--main);outline-offset:2px}
:disabled{color:var(--soft);cursor:not-allowed;border-style:dashed;opacity:1}
.plain .row{margin:0}
.plain .row>:first-child{margin-left:0}
.field{margin:0 0 24px}
.field label{font-weight:700}
.cases>li{border-top:1px solid var(--line);padding:8px 0}
.cases label{display:flex;align-items:center;min-height:var(--target);margin:0;font-weight:700;cursor:pointer}
.cases input[type=checkbox]{flex:none;width:20px;height:20px;margin:0 12px 0 0;accent-color:var(--main)}
.row{display:flex;flex-wrap:wrap;align-items:center;margin:0 -8px}
.row>*{margin:0 8px}
.row>input[type=text]{flex:1 1 10em;width:auto}
.wide{overflow-x:auto;margin:0 0 16px}
table{border-collapse:collapse;width:100%;font:inherit}
th,td{border-top:1px solid var(--line);padding:8px 12px 8px 0;text-align:left;vertical-align:top;font-weight:400;min-width:6em}
thead th{font-weight:700;border-top:0}
tbody th,thead th:first-child{color:var(--soft);position:sticky;left:0;background:var(--paper);max-width:7em}
tbody .group{font-weight:700;color:var(--ink);padding-top:24px;max-width:none}
td .mark{vertical-align:-.25em}
.told li{margin:0 0 4px}
.page .which{margin:0 0 4px}
.page h4{margin:0 0 4px}
.page .times{font-size:.8em;font-weight:400;color:var(--soft)}
.page .parties li{min-height:0}
.page p.row{margin:0 -8px}
.page .duties details{margin:0;border:0}
.page .duties summary{font-weight:400;font-size:.875em}
.compared{padding:12px 0;border-top:1px solid var(--line)}
.unnamed{border-top:1px solid var(--line);padding-top:12px}
.unnamed details{margin-bottom:8px}
.compared p{margin:0 0 4px}
.compared .on-page{border-left:3px solid var(--line);padding-left:12px;margin-bottom:12px}
.ways li{padding-left:1em;text-indent:-1em}
.ways li::before{content:"· "}
.site{margin-top:32px;border-top:1px solid var(--line)}
@media print{.bar{display:none!important}}
`

/** A shadow root with the interface's styles, so that the extension's pages look and are built like the guide. */
export function openRoot(host: Element): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' })
  const sheets = [styles, OWN].map((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    return sheet
  })
  root.adoptedStyleSheets = sheets
  return root
}

export type Look = Pick<Settings, 'theme' | 'textSize'>

/** Theme and text size where styles look for them: on the page, and on the host of the shadow root. */
export function dress(host: Element, { theme, textSize }: Look): void {
  document.documentElement.dataset['theme'] = theme
  if (theme === 'auto') host.removeAttribute('theme')
  else host.setAttribute('theme', theme)
  if (textSize === 'elder') host.setAttribute('text-size', 'elder')
  else host.removeAttribute('text-size')
}

/** The classes of a part that is dressed as the guide is, or of the bar above it. */
export function guideClass({ theme, textSize }: Look, part: 'guide' | 'bar' = 'guide'): string {
  return `${part} ${theme}${textSize === 'elder' ? ' elder' : ''}`
}
