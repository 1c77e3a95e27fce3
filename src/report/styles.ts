/** How the page looks. Sizes come from one scale (4, 8, 12, 16, 24, 40, 64 px), colours from variables, dark mode included. */
import { chartStyles } from '../charts/index.js';

const colours = `
:root{--ink:#1b1f24;--muted:#5c6670;--paper:#fdfdfc;--hairline:#dcdfe2;--accent:#0b6e99;--warn:#b45309;--stop:#b3261e;
--model:#0b6e99;--other:#5c6670;--with:#d55e00;--with-text:#b34700;--without:#7d8995;--without-text:#5c6670}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e7e9eb;--muted:#a3adb7;--paper:#14171a;--hairline:#343a41;--accent:#5db9e4;--warn:#f0a35a;--stop:#f28b82;
--model:#5db9e4;--other:#a3adb7;--with:#e8772e;--with-text:#f09a5f;--without:#8a96a2;--without-text:#a3adb7}}
`;

const base = `
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:24px}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,sans-serif;overflow-wrap:break-word}
h1,h2,h3,p,ol,ul,dl,dd,figure,table{margin:0}
h1{font-size:clamp(1.75rem,1.3rem + 1.8vw,2.5rem);line-height:1.15;letter-spacing:-.015em;font-weight:700;text-wrap:balance;overflow-wrap:anywhere}
h2{font-size:1.5rem;line-height:1.25;letter-spacing:-.01em;font-weight:650;max-width:40rem;text-wrap:balance}
h3{font-size:1rem;line-height:1.4;font-weight:650}
p,ul,ol,dl{max-width:38rem;text-wrap:pretty}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
main:focus{outline:none}
.small{font-size:.882rem;line-height:1.45;color:var(--muted)}
.eyebrow{font-size:.882rem;color:var(--muted);margin-bottom:4px}
.name{overflow-wrap:anywhere}
code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.88em;overflow-wrap:anywhere}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:16px;top:-64px;background:var(--paper);padding:8px 12px;z-index:1}
.skip:focus{top:8px}
b.warning{color:var(--warn)}b.blocking{color:var(--stop)}b.info{color:var(--muted)}
`;

const layout = `
.page{max-width:1352px;margin:0 auto;padding:24px 16px 64px}
.rail .mark{font-weight:700;letter-spacing:-.01em}
.rail ol{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:4px 16px;font-size:.882rem}
.rail li+li{margin:0}
.rail a{color:var(--muted);text-decoration:none;display:inline-block;padding:4px 0}
.rail a:hover{color:var(--accent);text-decoration:underline}
.rail{padding-bottom:12px;border-bottom:1px solid var(--hairline);margin-bottom:24px}
section{margin-top:64px;padding-top:24px;border-top:1px solid var(--hairline)}
section>header{margin-bottom:24px}
section>h3{margin:40px 0 8px}
section>p+p,section p+ul{margin-top:12px}
.beside{display:grid;gap:40px;margin-top:40px}
section>header+.beside{margin-top:0}
.beside h3{margin-bottom:8px}
.beside h3:not(:first-child){margin-top:24px}
ul,ol{padding-left:1.25em}
li+li{margin-top:4px}
footer{margin-top:64px;padding-top:16px;border-top:1px solid var(--hairline)}
@media (min-width:700px){.page{padding:40px 24px 64px}}
@media (min-width:1100px){
.beside{grid-template-columns:minmax(0,42rem) minmax(0,1fr)}
.page{display:grid;grid-template-columns:152px minmax(0,1080px);gap:40px;justify-content:center}
.rail{border:0;margin:0;padding:0;position:sticky;top:40px;align-self:start}
.rail ol{display:block;margin-top:16px;scroll-target-group:auto}

.rail li a{display:block;padding:4px 0 4px 12px;border-left:2px solid var(--hairline)}
.rail a:target-current{color:var(--ink);font-weight:650;border-left-color:var(--accent)}
}
`;

const summary = `
.subtitle{color:var(--muted);margin-top:8px;max-width:44rem}
.opening{display:grid;gap:24px 40px;margin-top:24px}
.verdict p{font-size:1.125rem;line-height:1.45}
.verdict p:first-child{font-size:1.25rem;line-height:1.4}
.verdict p+p{margin-top:12px}
.worries h2{font-size:1rem;line-height:1.4;margin-bottom:8px;letter-spacing:0}
.worries ol{list-style:none;padding:0}
.worries li{font-size:.941rem;line-height:1.45;padding:8px 0;border-top:1px solid var(--hairline);margin:0}
.worries a{color:inherit;text-decoration-color:var(--muted);text-decoration-thickness:.5px}
.essentials{display:grid;gap:40px 24px;margin-top:40px}
@media (min-width:560px){.essentials{grid-template-columns:1fr 1fr}}
@media (min-width:1000px){.essentials{grid-template-columns:repeat(auto-fit,minmax(13rem,1fr))}}
.essentials article{display:grid;grid-template-rows:subgrid;grid-row:span 3;row-gap:4px;align-content:start;border-top:2px solid var(--ink);padding-top:8px}
.essentials h3 a{color:inherit;text-decoration:none}
.essentials h3 a:hover{text-decoration:underline}
.essentials p{font-size:.882rem;line-height:1.45}
.essentials .chart{margin-top:8px}
@media (min-width:860px){.opening{grid-template-columns:minmax(0,38rem) minmax(16rem,1fr)}.worries{border-left:1px solid var(--hairline);padding-left:24px}.worries li:first-child{border-top:0;padding-top:0}}
`;

const figures = `
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:40px}
figure{max-width:27.5rem}
figure h3{margin-bottom:12px}
figcaption{font-size:.882rem;line-height:1.45;color:var(--muted);margin-top:12px}
details{margin-top:8px;font-size:.882rem}
summary{color:var(--accent);cursor:pointer;width:fit-content;padding:4px 0}
dt{font-weight:650;margin-top:12px}
dd{color:var(--muted)}
.prints dd{color:var(--ink)}
`;

const tables = `
table{border-collapse:collapse;width:100%;max-width:44rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-bottom:1px solid var(--hairline);font-weight:400}
th:last-child,td:last-child{padding-right:0}
thead th{font-size:.882rem;color:var(--muted);border-bottom-color:var(--muted);vertical-align:bottom}
.number{text-align:right;white-space:nowrap}
td .small,th .small{display:block}
td.number .small{white-space:normal}
td.number .interval{white-space:nowrap}
@media (min-width:700px){td.number .interval{display:inline;margin-left:.5em}}
.twin{width:auto;min-width:min(100%,18rem);margin-top:4px}
.twin th,.twin td{padding-block:4px}
.twin .number{white-space:normal}
.pairs tbody tr:first-child>*{border:0;padding-bottom:4px}
.pairs tbody tr+tr td{padding-top:0}
.pairs tbody th{width:45%}
.findings{list-style:none;padding:0}
.findings li{padding:8px 0;border-top:1px solid var(--hairline);margin:0}
.findings li>.small:last-child{display:block}
@media (max-width:699px){.spark{width:4.5rem}.number .small{font-size:.8rem}th,td{padding-right:8px}}
@media (max-width:359px){td.number .interval{white-space:normal}}
`;

const print = `
@media print{
:root{--paper:#fff}
@page{size:A4;margin:18mm 16mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt system-ui,sans-serif;color:#5c6670}}
body{font-size:10.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.rail,.skip,details{display:none}
.page{display:block;max-width:none;padding:0}
.opening{grid-template-columns:3fr 2fr;gap:8mm}
.essentials{grid-template-columns:repeat(4,1fr);gap:5mm}
.figures{grid-template-columns:1fr 1fr;gap:8mm}
section{margin-top:10mm;padding-top:4mm}
section>header,section>h3{break-after:avoid;break-inside:avoid}
#calibration,#training,#receipt,.worries{break-inside:avoid}
li,dt,dd,p{orphans:3;widows:3}
li{break-inside:avoid}
th,td{padding-block:3px}
.beside,.beside h3:not(:first-child){margin-top:6mm}
section>header{margin-bottom:4mm}
figure,tr,.pairs tbody,article{break-inside:avoid}
thead{display:table-header-group}
a{color:inherit;text-decoration:none}
}
`;

/** The whole style sheet of the report. */
export const styles = [colours, base, layout, summary, figures, tables, chartStyles, print]
  .join('')
  .replaceAll('\n', '');
