import { fills, paper } from '../print-styles.ts'

/**
 * The style of the report where it is markup: on the screen inside the desk and in the file that stands alone. It
 * is paper in either theme of the screen, each part starts a page in print, heads repeat and no row splits.
 */
const families = Object.entries(fills)
  .map(([family, { fill, ink, edge, word }]) => {
    const ground = family === 'notheld' ? 'repeating-linear-gradient(135deg,#C9D0D6 0 2px,#DFE4E8 2px 5px)' : fill
    const isSolid = ['overdue', 'refused', 'disclosed', 'clarify'].includes(family)
    return `.foi-report .r-f-${family}{--cut:${fill};background:${ground};color:${ink};${edge ? `box-shadow:inset 0 0 0 1px ${edge};` : ''}}.foi-report .r-w-${family}{color:${word}}.foi-report .r-w-${family} .r-g{color:${isSolid ? fill : word};--cut:${isSolid ? ink : '#fff'}}`
  })
  .join('\n')

export const style = `
.foi-report{color-scheme:light;background:#fff;color:${paper.ink};font:400 14px/1.43 "Archivo Variable",Archivo,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums lining-nums;max-width:56rem;margin:0 auto;padding:1.75rem 1.75rem 2.5rem;box-sizing:border-box}
.foi-report *{box-sizing:border-box}
.foi-report :is(h1,h2,p,ul,ol,dl,dd,table){margin:0;padding:0}
.foi-report :is(ul,ol){list-style:none}
.foi-report .r-mast{border-top:4px solid ${paper.ink};padding-top:.5rem;display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1rem;align-items:baseline}
.foi-report .r-mast b{font-size:1.05rem;font-weight:800}
.foi-report .r-mast span{font-size:.8rem;text-align:right}
.foi-report .r-title{font-size:1.9rem;line-height:1.12;letter-spacing:-.015em;font-weight:700;margin:.8rem 0 .25rem}
.foi-report .r-as{color:${paper.ink2}}
.foi-report .r-as b{color:${paper.ink}}
.foi-report .r-invented{border:1px solid ${paper.ink};padding:.3rem .5rem;margin-top:.75rem;font-size:.8125rem}
.foi-report .r-counts{display:grid;grid-template-columns:repeat(auto-fit,minmax(6.5rem,1fr));border-top:1.5px solid ${paper.ink};border-bottom:1px solid ${paper.rule2};margin-top:1rem}
.foi-report .r-counts div{display:flex;flex-direction:column-reverse;justify-content:flex-end;padding:.5rem .5rem .6rem .6rem;border-left:1px solid ${paper.rule2}}
.foi-report .r-counts div:first-child{border:0;padding-left:0}
.foi-report .r-counts dd{font-size:2.1rem;line-height:1;font-weight:700;letter-spacing:-.02em;width:fit-content}
.foi-report .r-counts .r-late dd{box-shadow:inset 0 -5px ${paper.overdue}}
.foi-report .r-counts small{display:block;font-size:.72rem;color:${paper.ink2}}
.foi-report .r-glance{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2rem;margin-top:1.25rem}
.foi-report .r-map{display:grid;grid-template-columns:repeat(6,3.3rem);grid-auto-rows:2.95rem;gap:.19rem}
.foi-report .r-map li{display:grid;grid-template:1fr 1fr/minmax(0,1fr) auto;padding:.3rem .28rem;border-radius:2px;min-width:0;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.foi-report .r-map b{font-size:.75rem;line-height:1;font-weight:700}
.foi-report .r-map span{grid-column:1/-1;align-self:end;font-size:.69rem;line-height:1;white-space:nowrap;overflow:hidden}
.foi-report .r-g{width:.8rem;height:.8rem;flex:none;--cut:#fff}
.foi-report :is(.r-map,.r-sw) .r-g{width:.65rem;height:.65rem;--cut:inherit}
.foi-report .r-key{columns:2;column-gap:1.5rem;margin-top:1rem;font-size:.8rem}
.foi-report .r-key li{display:flex;gap:.4rem;align-items:center;break-inside:avoid;padding:.1rem 0}
.foi-report .r-key b{margin-left:auto}
.foi-report .r-sw{width:1.25rem;height:1rem;border-radius:2px;display:grid;place-items:center;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.foi-report .r-part{margin-top:2.25rem}
.foi-report .r-head{font-size:1rem;line-height:1.25;font-weight:700;border-top:2px solid ${paper.ink};padding-top:.35rem;margin-top:1.75rem}
.foi-report :is(.r-glance>div,.r-part)>.r-head:first-child{margin-top:0}
.foi-report .r-head small{font-weight:400;font-size:.78rem;color:${paper.ink2};margin-left:.35em}
.foi-report .r-say li{padding:.4rem 0;border-bottom:1px solid ${paper.rule}}
.foi-report .r-say li:last-child{border:0}
.foi-report .r-wide{overflow-x:auto;position:relative}
.foi-report table{border-collapse:collapse;width:100%;font-size:.8125rem;line-height:1.25;margin-top:.25rem}
.foi-report :is(th,td){text-align:left;vertical-align:middle;font-weight:400;padding:.3rem .6rem .3rem 0;border-bottom:1px solid ${paper.rule2};white-space:nowrap;height:auto;background:none}
.foi-report thead :is(th,td){font-size:.75rem;font-weight:600;color:${paper.ink2};border-bottom:1px solid ${paper.ink};vertical-align:bottom;position:static}
.foi-report thead tr:first-child:not(:last-child) th{border-bottom:0;color:${paper.ink}}
.foi-report tbody th{font-weight:650}
.foi-report .r-num{text-align:right}
.foi-report .r-num+:not(.r-num){padding-left:.5rem}
.foi-report .r-long{white-space:normal;min-width:9rem}
.foi-report .r-dim{color:${paper.ink3}}
.foi-report .r-st{display:inline-flex;gap:.4em;align-items:center;font-weight:560}
.foi-report tr.late>*{background:${paper.overdueSoft};print-color-adjust:exact;-webkit-print-color-adjust:exact}
.foi-report tfoot :is(th,td){font-weight:700;border-top:1px solid ${paper.ink};border-bottom:0;vertical-align:top}
.foi-report tfoot tr+tr :is(th,td){font-weight:400;color:${paper.ink2};border-top:0}
.foi-report .r-small{font-size:.8rem;color:${paper.ink2};margin-top:.5rem}
.foi-report .r-sources{columns:2;column-gap:2rem;font-size:.78rem;margin-top:.4rem}
.foi-report .r-sources li{break-inside:avoid;padding:.1rem 0}
.foi-report .r-method p{max-width:44rem;margin-top:.6rem}
.foi-report .r-foot{margin-top:2rem;border-top:1px solid ${paper.rule2};padding-top:.35rem;font-size:.75rem;color:${paper.ink2}}
.foi-report .r-unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
${families}
@media screen and (max-width:52rem){.foi-report{padding:1rem}.foi-report .r-glance{grid-template-columns:minmax(0,1fr)}.foi-report .r-map{grid-template-columns:repeat(6,minmax(0,3.3rem))}.foi-report .r-sources{columns:1}.foi-report .r-title{font-size:1.5rem}}
@media (forced-colors:active){.foi-report :is(.r-map li,.r-sw){forced-color-adjust:none}}
@media print{.foi-report{max-width:none;padding:0;font-size:9.2pt}.foi-report .r-part{break-before:page;margin-top:0}.foi-report .r-part>.r-head:first-child{margin-top:0}.foi-report .r-wide{overflow:visible}.foi-report table{font-size:7.8pt}.foi-report :is(th,td){padding-block:1.6pt}.foi-report tr{break-inside:avoid}.foi-report thead{display:table-header-group}.foi-report tfoot{display:table-row-group}.foi-report .r-head{break-after:avoid}.foi-report .r-counts{grid-template-columns:repeat(auto-fit,minmax(4.5rem,1fr))}.foi-report .r-map{grid-template-columns:repeat(6,14mm);grid-auto-rows:13mm}.foi-report .r-glance{gap:8mm}}
`

/** For the file that stands alone: the ground about the sheet, and A4 with a running foot. */
export const fileStyle = (foot: string) => `
html{background:#DDE2E6}body{margin:0}
@page{size:A4 portrait;margin:13mm 15mm 16mm;@bottom-left{content:${cssText(foot)};font:7.5pt Arial,sans-serif;color:${paper.ink2}}@bottom-right{content:"Page " counter(page) " of " counter(pages);font:7.5pt Arial,sans-serif;color:${paper.ink2}}}
@media print{html{background:none}.foi-report .r-foot{display:none}}
`

// A title may hold quotes, and '</style>' would end the sheet: all but letters, digits and blanks is written as its code point.
const cssText = (text: string) => `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `)}"`
