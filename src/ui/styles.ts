/**
 * The interface's one style sheet, for a shadow root or a page of its own. Sizes follow --pg-size (px, set by the shell);
 * never rem, which belongs to the page around us. Three colours: ink, one for what can be acted on, vermilion beside
 * quotations. Old engines read the plain declaration before each newer one.
 */
export const styles = `
:host{all:initial!important;display:block!important}
:host([hidden]){display:none!important}
.guide{
--ink:#1c2326;--soft:#566166;--line:#d5dbdd;--paper:#fff;--tint:#f3f6f6;--main:var(--pg-main-color,#0b5a63);--on-main:#fff;--seal:#b3261e;--mark:#fdeeb9;
--sans:system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;
--serif:"Songti SC","Noto Serif CJK SC","Source Han Serif SC",STSong,SimSun,serif;
--target:44px;
font:normal 400 var(--pg-size,16px)/1.7 var(--sans);color:var(--ink);background:var(--paper);text-align:left;letter-spacing:normal;word-spacing:normal;text-transform:none;text-indent:0;white-space:normal;direction:ltr;
overflow-wrap:anywhere;word-wrap:break-word;-webkit-text-size-adjust:100%;text-size-adjust:100%;font-variant-numeric:tabular-nums;
display:block;position:relative;box-sizing:border-box;max-width:44em;margin:0 auto;padding:0 16px 16px;min-width:0}
.guide *,.guide *::before,.guide *::after{box-sizing:border-box}
.guide[hidden],.guide [hidden]{display:none!important}
h2,h3,h4,h5,p,ul,ol,figure,blockquote,details{margin:0;padding:0;font:inherit}
h2{font-size:1.75em;line-height:1.3;font-weight:700;margin:16px 0 8px;outline-offset:4px}
h2:focus{outline:none}
h2:focus-visible{outline:none}
h3{font-size:1.125em;line-height:1.3;font-weight:700;margin:32px 0 12px}
h4{font-size:1.125em;line-height:1.3;font-weight:700;margin:24px 0 8px}
h5{font-weight:700;margin:16px 0 4px}
p{margin:0 0 12px}
ul,ol{list-style:none}
strong{font-weight:700}
.quiet,small{color:var(--soft);font-size:.875em}
.lead{font-size:1.125em}
.head{display:flex;flex-wrap:wrap;align-items:center;min-height:56px;border-bottom:1px solid var(--line);margin:0 0 24px}
.head>*+*{margin-left:16px}
.head>.size{margin-left:auto}
.name{font-weight:700;color:var(--main);font-size:1.125em;letter-spacing:.04em}
.size[aria-pressed=true]{font-weight:700}
.unsure button{color:var(--soft);border:1px dashed var(--soft)}
.unsure button:hover{color:var(--ink);background:var(--tint)}
.foot{margin-top:48px;padding-top:12px;border-top:1px solid var(--line);color:var(--soft);font-size:.875em}
.foot p{margin:0 0 4px}
button,input{font:inherit;color:inherit;letter-spacing:inherit;margin:0}
button{cursor:pointer;border:1px solid transparent;background:none;border-radius:4px;padding:8px 16px;min-height:var(--target);text-align:left}
button:focus-visible,a:focus-visible,input:focus-visible,summary:focus-visible{outline:3px solid var(--main);outline-offset:2px}
.primary{background:var(--main);color:var(--on-main);font-weight:700;text-align:center}
.primary:hover{background:var(--ink);color:var(--paper)}
.secondary{border-color:var(--main);color:var(--main);background:var(--paper)}
.secondary:hover{background:var(--tint)}
.link{padding:8px 0;min-height:var(--target);color:var(--main);text-decoration:underline;text-underline-offset:.2em;border:0}
.link:hover{color:var(--ink)}
.link.strong{font-weight:700}
.name.link{text-decoration:none;letter-spacing:0;font-size:1em}
a{color:var(--main)}
input[type=text]{display:block;width:100%;min-width:0;min-height:48px;padding:8px 12px;border:2px solid var(--soft);border-radius:4px;background:var(--paper)}
label{display:block;margin:0 0 4px}
.ask{position:relative;margin:16px 0 8px}
.ask>label{font-weight:700}
.ask-row{display:flex;flex-wrap:wrap;margin:0 -4px}
.ask-row>*{margin:4px}
.ask-row>input[type=text]{flex:1 1 14em;width:auto}
.ask-row>button{flex:0 0 auto}
.suggestions{position:absolute;z-index:2;left:0;right:0;background:var(--paper);border:1px solid var(--soft);border-radius:4px;max-height:22em;overflow:auto}
.suggestions li{display:flex;justify-content:space-between;padding:8px 12px;min-height:var(--target);cursor:pointer;align-items:center}
.suggestions small{margin-left:12px}
.suggestions li[aria-selected=true],.suggestions li:hover{background:var(--main);color:var(--on-main)}
.suggestions li[aria-selected=true] small,.suggestions li:hover small{color:inherit}
.examples{display:flex;flex-wrap:wrap;align-items:center}
.examples>*{margin-right:16px}
.doors{display:flex;flex-wrap:wrap;margin:0 -8px}
.doors li{flex:1 1 12em;padding:0 8px 16px;display:flex}
.doors button{flex:1;border:1px solid var(--line);border-left:4px solid var(--main);padding:16px;display:flex;flex-direction:column}
.doors strong{font-size:1.375em;line-height:1.3;color:var(--main);margin-bottom:4px}
.doors span{color:var(--soft);font-size:.875em}
.doors button:hover{background:var(--tint)}
.choices li{margin:0 0 12px}
.choices button{width:100%;border:1px solid var(--soft);padding:12px 16px;min-height:52px}
.choices button:hover{border-color:var(--main);background:var(--tint)}
.date{margin:0 0 12px}
.wrong,.notice{border-left:4px solid var(--ink);padding:4px 12px;font-weight:700;background:var(--tint)}
.so-far{margin-top:32px;border-top:1px solid var(--line)}
.so-far li{display:flex;flex-wrap:wrap;align-items:center;border-bottom:1px solid var(--line)}
.so-far li>span{flex:0 1 11em;color:var(--soft);padding-right:12px}
.so-far li>strong{flex:1 1 8em;font-weight:400}
.quote{border-left:3px solid var(--seal);padding:0 0 0 12px;margin:8px 0 16px}
.quote p{font-family:var(--serif);margin:0}
.quote figcaption{display:flex;flex-wrap:wrap;align-items:center;font-size:.875em;color:var(--soft)}
.quote figcaption>*{margin-right:16px}
.label{font-family:var(--serif)}
mark{background:var(--mark);color:inherit;padding:1px 0}
.verdict{display:flex;align-items:flex-start;margin:8px 0 16px}
.verdict>.mark{flex:none;margin:20px 16px 0 0}
.verdict p{margin:0}
.mark{color:var(--main);flex:none}
.mark.no,.mark.open{color:var(--soft)}
.tick{stroke:var(--paper)}
.findings>li{display:flex;align-items:flex-start;padding:12px 0;border-top:1px solid var(--line)}
.findings>li>.mark{margin:4px 12px 0 0}
.findings>li>div{flex:1;min-width:0}
.findings p{margin:0 0 4px}
.findings .decides{border-top:2px solid var(--main)}
.guide-link .mark{vertical-align:-.25em}
.guide-link{background:var(--tint);padding:16px;margin:16px 0}
.guide-link p:last-child{margin:0}
.role{color:var(--soft);font-size:.875em;white-space:nowrap}
.parties{margin:0 0 8px}
.parties li{display:flex;flex-wrap:wrap;align-items:center}
.parties li>*{margin-right:12px}
.contact{display:flex;flex-wrap:wrap;font-size:.875em}
.contact>*{margin-right:12px}
.duties>li{border-top:1px solid var(--line);padding:12px 0}
.duties p{margin:0 0 4px}
.chips{display:flex;flex-wrap:wrap;margin:0 -4px}
.chips li{padding:4px;max-width:100%}
.chips button{border:1px solid var(--line);padding:8px 12px;max-width:100%}
.chips button:hover{border-color:var(--main);background:var(--tint)}
.answer{border-top:1px solid var(--line)}
.answer h3{margin:16px 0 4px}
.answer.first{border-top:0}
.answer.first h3{font-size:1.375em}
.related{margin-top:32px;border-top:1px solid var(--line)}
details{border-top:1px solid var(--line);margin-top:12px}
summary{cursor:pointer;padding:10px 0;min-height:var(--target);font-weight:700;color:var(--main)}
.steps>li{border-top:1px solid var(--line);padding:12px 0;counter-increment:s}
.steps>li>strong::before{content:counter(s) ". "}
.tasks label{display:flex;align-items:flex-start;padding:10px 0;margin:0;cursor:pointer;min-height:var(--target)}
.tasks input{flex:none;width:20px;height:20px;margin:4px 12px 0 0;accent-color:var(--main)}
.plain li{border-bottom:1px solid var(--line)}
.actions{display:flex;flex-wrap:wrap;align-items:center;margin:32px -6px 0}
.actions>*{margin:6px}
.code{display:block;flex:0 0 100%;width:100%;max-width:220px;height:auto}
.launcher{position:fixed;right:16px;bottom:16px;z-index:2147483000;margin:0;padding:12px 20px;min-height:48px;border-radius:24px;border:1px solid #fff;background:var(--pg-main-color,#0b5a63);color:#fff;font:700 16px/1.3 system-ui,-apple-system,"PingFang SC","Microsoft YaHei",sans-serif;cursor:pointer}
.launcher:focus-visible{outline:3px solid #fff;outline-offset:-6px}
.dialog{position:fixed;z-index:2147483001;top:16px;bottom:16px;left:16px;right:16px;width:auto;height:auto;max-width:680px;max-height:none;margin:0 auto;padding:0;border:1px solid #7b878b;border-radius:4px;background:#fff;color:#1c2326;overflow:auto;overscroll-behavior:contain}
.dialog.dark{background:#14191b;color:#e9eeef}
@media (prefers-color-scheme:dark){.dialog.auto{background:#14191b;color:#e9eeef}}
.dialog:not([open]),.dialog[hidden]{display:none}
.dialog::backdrop{background:rgba(16,24,27,.5)}
.close{display:block;margin:0 16px 0 auto;padding:8px 0;min-height:44px;border:0;background:none;color:inherit;font:400 16px/1.7 system-ui,-apple-system,"PingFang SC","Microsoft YaHei",sans-serif;text-decoration:underline;cursor:pointer}
@media (max-width:40em){.dialog{top:0;bottom:0;left:0;right:0;border:0;border-radius:0}}
.reader section>p,.reader section>h3,.reader section>h4,.reader section>h5{font-family:var(--serif)}
.reader section>p{text-indent:2em;font-size:1.0625em}
.reader .wanted{border-left:3px solid var(--seal);padding-left:12px;margin-left:-15px}
.reader .notes{border-top:0;margin:0 0 16px}
.reader .notes summary{font-weight:400;font-size:.875em;color:var(--soft)}
.contents .level-3{padding-left:1em}.contents .level-4{padding-left:2em}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0);white-space:nowrap}
.guide.dark{--ink:#e9eeef;--soft:#a9b4b8;--line:#3c474b;--paper:#14191b;--tint:#1f272a;--main:var(--pg-main-color-dark,#7fcdd6);--on-main:#0b1517;--seal:#ef8a80;--mark:#574a14}
@media (prefers-color-scheme:dark){.guide.auto{--ink:#e9eeef;--soft:#a9b4b8;--line:#3c474b;--paper:#14191b;--tint:#1f272a;--main:var(--pg-main-color-dark,#7fcdd6);--on-main:#0b1517;--seal:#ef8a80;--mark:#574a14}}
.guide.elder{font-size:var(--pg-elder-size,20px);--target:60px;--soft:#3a4448;--line:#8b979c}
.guide.elder.dark{--soft:#d4dcdf;--line:#7d8a8f}
@media (prefers-color-scheme:dark){.guide.elder.auto{--soft:#d4dcdf;--line:#7d8a8f}}
.elder .quiet,.elder small,.elder .role,.elder figcaption,.elder .foot{font-size:.9em}
.elder .foot p{margin:0 0 8px}
.elder .examples,.elder .doors span{display:none}
@media (max-width:26em){h2{font-size:1.375em}.verdict>.mark{margin-top:14px;width:32px;height:32px}.reader section>p{text-indent:0}}
@media (prefers-reduced-motion:no-preference){.doors button,.choices button,.chips button{transition:background-color .12s,border-color .12s}}
@media (forced-colors:active){.mark{color:CanvasText}.primary{border-color:ButtonText}.suggestions li[aria-selected=true]{outline:2px solid Highlight}.quote{border-left-color:CanvasText}.tick{stroke:Canvas}mark{background:Mark;color:MarkText}}
.sheet{display:none}
@media print{
.has-sheet>*{display:none}
.has-sheet>.sheet{display:block}
.sheet{font-size:10pt}
.foot{margin-top:6pt}
.sheet h2{font-size:15pt;margin:0 0 4pt}.sheet h3{font-size:11pt;margin:7pt 0 2pt}.sheet p,.sheet li{margin:0 0 2pt;line-height:1.45}
.sheet blockquote{font-family:var(--serif);border-left:2pt solid var(--seal);padding:0 0 0 6pt;margin:2pt 0}
.sheet .mark{width:9pt;height:9pt;vertical-align:-1pt}
.columns{display:flex;flex-wrap:wrap}.columns li{flex:0 0 50%}
.guide{max-width:none;padding:0;--pg-size:10.5pt;--paper:#fff;--ink:#000;--soft:#333;--line:#999;--tint:#fff;--main:#000;--mark:#eee}
.head,.actions,.ask,.examples,.doors,.unseen,figcaption button,.so-far button,.guide-link .primary,summary,.contents,.notes{display:none!important}
.findings>li,.quote,.duties>li,.steps>li{break-inside:avoid;page-break-inside:avoid}
h3{margin:10pt 0 4pt}.quote{margin:2pt 0 6pt}.findings>li,.duties>li,.steps>li{padding:4pt 0}.tasks label{padding:1pt 0;min-height:0}button.link{color:#000;text-decoration:none;min-height:0;padding:0}
details>*{display:block}
}
`
