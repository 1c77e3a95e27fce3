/**
 * How marks look. Colours come from variables that the page sets (`--ink`, `--muted`, `--paper`, `--hairline`, `--model`,
 * `--other`, `--with`, `--without`), so a page's dark mode is the charts' too. No mark is told by colour alone.
 */
export const chartStyles = `
.chart{display:block;width:100%;height:auto;max-width:27.5rem;overflow:visible;font-family:inherit}
.chart text{font-size:12.5px;fill:var(--ink)}
.chart .tick,.chart .axis,.chart .note{fill:var(--muted)}
.chart .tick{font-size:11.5px;font-variant-numeric:tabular-nums}
.chart .note{font-size:12px}
.chart .label{font-weight:600}
.chart .label.model{fill:var(--model)}
.chart .label.other{fill:var(--other)}
.chart .label.with{fill:var(--with-text)}
.chart .label.without{fill:var(--without-text)}
.chart .number{font-variant-numeric:tabular-nums}
.chart .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.chart path{fill:none}
.chart .grid{stroke:var(--hairline);stroke-width:.75}
.chart .base{stroke:var(--muted);stroke-width:1}
.chart .reference-line{stroke:var(--muted);stroke-width:1;stroke-dasharray:4 3}
.chart .line{stroke-width:2;stroke-linejoin:round}
.chart .line.model{stroke:var(--model);stroke-width:2.25}
.chart .line.other{stroke:var(--other);stroke-width:1.5;stroke-dasharray:5 2}
.chart .line.faint{stroke-width:1;opacity:.55}
.chart .whisker{stroke-width:2}
.chart .whisker.model{stroke:var(--model)}
.chart .whisker.other{stroke:var(--other)}
.chart .dot{stroke:var(--paper);stroke-width:1}
.chart .dot.model,.chart rect.model,.chart g.model{fill:var(--model)}
.chart .dot.other{fill:var(--paper);stroke:var(--other);stroke-width:1.75}
.chart .with{fill:var(--with)}
.chart .without{fill:var(--without)}
.chart .data{fill:var(--model);opacity:.8}
.chart-small{max-width:17rem}
.chart-small .number{font-size:11.5px}
.spark{width:7.5rem;height:1.75rem}
`;
