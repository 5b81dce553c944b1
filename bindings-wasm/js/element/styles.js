// How the calculator looks. A sheet that is constructed needs no exception from a page's policy.

/** @type {CSSStyleSheet | undefined} */
let sheet;

export function styles() {
  return (sheet ??= sheetOf(CSSStyleSheet));
}

/**
 * For a document of another window: a sheet belongs to the one it was made in.
 * @param {typeof CSSStyleSheet} Sheet of that window
 */
export function sheetOf(Sheet) {
  const made = new Sheet();
  made.replaceSync(CSS);
  return made;
}

const LIGHT = `
  --ink: var(--roicm-ink, #14212b);
  --muted: var(--roicm-muted, #52616e);
  --line: var(--roicm-line, #dfe4e8);
  --surface: var(--roicm-surface, #ffffff);
  --ground: var(--roicm-ground, #f4f6f7);
  --accent: var(--roicm-accent, #0b6b66);
  --on-accent: var(--roicm-on-accent, #ffffff);
  --wash: var(--roicm-wash, #e3f1ef);
  --loss: var(--roicm-loss, #b5532c);
  --low: var(--roicm-low, #8a97a3);
  --minus: var(--roicm-minus, #a83a22);
  --warn-wash: #fdf1e4;
  --shadow: 0 1px 2px rgb(20 33 43 / 6%), 0 1px 8px rgb(20 33 43 / 4%);
  color-scheme: light;
`;

const DARK = `
  --ink: var(--roicm-ink, #e8edf1);
  --muted: var(--roicm-muted, #a3b0bb);
  --line: var(--roicm-line, #2f3b45);
  --surface: var(--roicm-surface, #18222a);
  --ground: var(--roicm-ground, #0f171d);
  --accent: var(--roicm-accent, #4cc2b5);
  --on-accent: var(--roicm-on-accent, #06231f);
  --wash: var(--roicm-wash, #17363a);
  --loss: var(--roicm-loss, #e08a5e);
  --low: var(--roicm-low, #70808d);
  --minus: var(--roicm-minus, #f0907a);
  --warn-wash: #3a2c1c;
  --shadow: none;
  color-scheme: dark;
`;

const CSS = `
:host { ${LIGHT} display: block; container: roicm / inline-size; text-align: start; }
@media (prefers-color-scheme: dark) { :host(:not([theme="light"])) { ${DARK} } }
:host([theme="dark"]) { ${DARK} }
:host([hidden]) { display: none; }
*, ::before, ::after { box-sizing: border-box; }

.root {
  font: 400 15px/1.5 var(--roicm-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang HK", "Noto Sans CJK TC", sans-serif);
  color: var(--ink); background: var(--ground); padding: 24px; border-radius: var(--roicm-radius, 16px);
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
.root:lang(zh-Hans) { font-family: var(--roicm-font, system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif); }
.root:lang(zh-Hant) { font-family: var(--roicm-font, system-ui, -apple-system, "PingFang HK", "Microsoft JhengHei", "Noto Sans CJK TC", sans-serif); }
h3 { font-size: 17px; line-height: 1.3; font-weight: 650; margin: 0 0 4px; letter-spacing: -0.005em; }
h4 { margin: 16px 0 4px; font-size: 15px; }
p { margin: 0; }
.hint, .source, small { color: var(--muted); font-size: 13px; }
.source { font-size: 12.5px; line-height: 1.45; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: 20px; box-shadow: var(--shadow); min-width: 0; }
.visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }

.profiles { border: 0; margin: 0 0 20px; padding: 0; display: grid; gap: 8px; min-width: 0; }
.profiles legend { font-weight: 600; font-size: 13px; color: var(--muted); margin-bottom: 8px; padding: 0; }
.profiles label { position: relative; display: flex; align-items: center; padding: 10px 14px; min-height: 44px; background: var(--surface); border: 1px solid var(--line); border-radius: 10px; cursor: pointer; line-height: 1.35; font-size: 14px; }
.profiles input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.profiles label:has(:checked) { border-color: var(--accent); background: var(--wash); box-shadow: inset 0 0 0 1px var(--accent); font-weight: 600; }
.profiles label:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }

.top { margin-bottom: 20px; }
.lead { font-size: clamp(22px, 4.2cqi, 34px); line-height: 1.18; font-weight: 680; letter-spacing: -0.018em; text-wrap: balance; }
.verdict { font-size: clamp(16px, 2.2cqi, 20px); line-height: 1.4; color: var(--ink); margin-top: 8px; max-width: 62ch; text-wrap: pretty; }
.loading { color: var(--muted); }
.tiles { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; margin: 20px 0 0; }
.tiles > div { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: 14px 16px; box-shadow: var(--shadow); }
dt { color: var(--muted); font-size: 13px; }
dd { margin: 0; }
.tiles strong { display: block; font-size: 22px; line-height: 1.3; font-weight: 650; letter-spacing: -0.01em; }
.tiles small { display: block; line-height: 1.4; }

.columns { display: grid; gap: 20px; align-items: start; }
.figures { display: grid; gap: 20px; min-width: 0; container: figures / inline-size; }
[data-stale] figure, [data-stale] .facts, .tornado[data-stale] { opacity: .45; }
.previous { opacity: .5; }
.as-before { font-style: italic; }
@container roicm (min-width: 620px) {
  .profiles { grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); }
}
@container roicm (min-width: 760px) {
  .tiles { grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); }
}
@container roicm (min-width: 900px) {
  .columns { grid-template-columns: minmax(290px, 340px) minmax(0, 1fr); }
  .panel { position: sticky; top: 12px; max-height: calc(100vh - 24px); overflow-y: auto; }
}
@container roicm (min-width: 1100px) {
  .figures { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .today, .options, .cash-flow, .tornado { grid-column: 1 / -1; }
}


.inputs { display: grid; gap: 14px; margin-top: 14px; }
.field label { display: block; font-size: 14px; line-height: 1.35; }
.field .group { display: block; color: var(--muted); font-size: 12.5px; }
.field .what { font-weight: 550; }
.entry { display: flex; align-items: center; gap: 8px; margin-top: 4px; }
.entry input { flex: 0 0 110px; width: 110px; min-width: 0; height: 36px; padding: 0 10px; font: inherit; color: inherit; background: var(--surface); border: 1px solid color-mix(in srgb, var(--muted) 60%, var(--line)); border-radius: 8px; }
.entry input[aria-invalid] { border-color: var(--minus); box-shadow: inset 0 0 0 1px var(--minus); }
.unit { font-size: 13px; color: var(--muted); flex: 1; min-width: 0; line-height: 1.25; }
.is-set .what { color: var(--accent); }
.is-set .entry input { border-color: var(--accent); }
.complaint { color: var(--minus); font-size: 13px; }
.reset, .how { font: inherit; cursor: pointer; background: none; border: 1px solid var(--line); color: var(--muted); border-radius: 50%; width: 24px; height: 24px; padding: 0; line-height: 1; flex: none; }
.how { width: 20px; height: 20px; font-size: 12px; font-weight: 600; vertical-align: 1px; }
.reset { width: 30px; height: 30px; font-size: 16px; }
.reset:hover, .how:hover { color: var(--accent); border-color: var(--accent); }
input[type="range"] { appearance: none; display: block; width: 100%; height: 28px; margin: 2px 0 0; background: none; cursor: pointer; --track: linear-gradient(to right, var(--accent) var(--filled, 50%), var(--line) var(--filled, 50%)); }
input[type="range"]::-webkit-slider-runnable-track { height: 4px; border-radius: 2px; background: var(--track); }
input[type="range"]::-moz-range-track { height: 4px; border-radius: 2px; background: var(--track); }
input[type="range"]::-webkit-slider-thumb { appearance: none; width: 20px; height: 20px; margin-top: -8px; border-radius: 50%; background: var(--surface); border: 2px solid var(--accent); box-shadow: 0 1px 3px rgb(0 0 0 / 20%); }
input[type="range"]::-moz-range-thumb { width: 16px; height: 16px; border-radius: 50%; background: var(--surface); border: 2px solid var(--accent); }

.button, .link { font: inherit; font-size: 14px; cursor: pointer; color: var(--ink); }
.button { background: var(--surface); border: 1px solid color-mix(in srgb, var(--muted) 40%, var(--line)); border-radius: 8px; padding: 7px 12px; min-height: 36px; }
.button:hover { border-color: var(--accent); color: var(--accent); }
.small { padding: 2px 10px; min-height: 28px; font-size: 13px; }
.link { background: none; border: 0; padding: 0; color: var(--accent); text-decoration: underline; font-size: 13px; }
.run { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-top: 18px; padding-top: 14px; border-top: 1px solid var(--line); min-height: 44px; font-size: 13px; color: var(--muted); }
progress { appearance: none; flex: 1 1 80px; width: 80px; height: 6px; border: 0; border-radius: 3px; overflow: hidden; background: var(--line); }
progress::-webkit-progress-bar { background: var(--line); }
progress::-webkit-progress-value { background: var(--accent); }
progress::-moz-progress-bar { background: var(--accent); }
.toolbar { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 10px; }

.notices:not(:empty), .problems:not(:empty) { padding: 12px 16px; border-radius: 10px; margin-bottom: 16px; border: 1px solid var(--line); background: var(--surface); font-size: 14px; }
.notices:has(.notice) { background: var(--warn-wash); }
.problems:not(:empty) { border-color: var(--minus); }
.problems ul { margin: 4px 0 0; padding-inline-start: 20px; }
.shared { width: 100%; margin-top: 6px; font: 13px/1.4 ui-monospace, monospace; padding: 6px 8px; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: 6px; }

figure { margin: 14px 0 0; }
.canvas { width: 100%; min-height: 40px; }
svg { display: block; max-width: 100%; }
.bars { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px; }
.bars li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 16px; align-items: end; font-size: 14px; line-height: 1.35; }
.ends { grid-column: 1 / -1; line-height: 1.3; }
.amount { font-weight: 600; text-align: end; }
.amount small { margin-inline-start: 8px; font-weight: 400; }
.bar-row { grid-column: 1 / -1; width: 100%; height: 8px; background: var(--ground); border-radius: 4px; }
.bar.loss { fill: var(--loss); }
.bar.low { fill: var(--low); }
.bar.high { fill: var(--accent); }
.at-base { fill: var(--ink); }
.bar.in-time { fill: var(--accent); }
.bar.late { fill: var(--low); opacity: .6; }
.grid { stroke: var(--line); }
.zero { stroke: var(--muted); }
.tick, .axis { fill: var(--muted); font-size: 12px; }
.band.outer { fill: var(--accent); opacity: .14; }
.band.inner { fill: var(--accent); opacity: .24; }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; }
.line.median { stroke: var(--accent); stroke-dasharray: 5 4; }
.line.base { stroke: var(--ink); stroke-width: 2.25; }
.target { stroke: var(--loss); stroke-width: 1.5; stroke-dasharray: 3 3; }
.target-name { fill: var(--loss); font-size: 12px; font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; margin-top: 8px; font-size: 13px; color: var(--muted); }
.key { display: inline-block; width: 16px; height: 10px; border-radius: 2px; margin-inline-end: 6px; }
.key.base { height: 0; border-top: 3px solid var(--ink); vertical-align: 3px; }
.key.median { height: 0; border-top: 2px dashed var(--accent); vertical-align: 3px; }
.key.inner { background: color-mix(in srgb, var(--accent) 38%, transparent); }
.key.outer { background: color-mix(in srgb, var(--accent) 15%, transparent); }
.key.in-time, .key.high { background: var(--accent); }
.key.late { background: color-mix(in srgb, var(--low) 60%, transparent); }
.key.low { background: var(--low); }
.key.at-base { width: 3px; height: 12px; background: var(--ink); vertical-align: -1px; }

.as-table { margin-top: 10px; }
summary { cursor: pointer; color: var(--accent); font-size: 13px; padding: 4px 0; width: fit-content; }
.scroll { overflow: auto; max-height: 420px; }

.scroll:has(.side-by-side) { max-height: none; }
table { border-collapse: collapse; width: 100%; font-size: 13.5px; }
th, td { text-align: end; padding: 8px 7px; border-bottom: 1px solid var(--line); vertical-align: baseline; }
th:first-child { text-align: start; }
thead th { color: var(--muted); font-weight: 550; font-size: 12.5px; line-height: 1.3; vertical-align: bottom; }
th { overflow-wrap: normal; }
th label { overflow-wrap: anywhere; }
tbody th { font-weight: 500; }
td { white-space: nowrap; overflow-wrap: normal; }
.side-by-side { margin-top: 12px; }
.side-by-side label, .no-choice { display: flex; gap: 10px; align-items: baseline; min-width: 10em; line-height: 1.35; }
.side-by-side label { cursor: pointer; }
.side-by-side input { flex: none; width: 16px; height: 16px; margin: 0; accent-color: var(--accent); position: relative; top: 2px; }
.no-choice { padding-inline-start: 26px; }
.shown { background: var(--wash); }
.shown th { font-weight: 600; }
.minus { color: var(--minus); }
.badge { display: inline-block; font-size: 12px; font-weight: 600; border-radius: 20px; padding: 1px 9px; background: var(--accent); color: var(--on-accent); white-space: nowrap; }
.badge.fails { background: none; color: var(--minus); box-shadow: inset 0 0 0 1px var(--minus); }
.badge.holds { background: none; color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
@container figures (max-width: 760px) {
  .side-by-side thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .side-by-side, .side-by-side tbody, .side-by-side tr, .side-by-side th, .side-by-side td { display: block; width: 100%; }
  .side-by-side tr { border: 1px solid var(--line); border-radius: 10px; padding: 8px 12px; margin-bottom: 10px; }
  .side-by-side th, .side-by-side td { border: 0; padding: 3px 0; }
  .side-by-side td { display: flex; justify-content: space-between; gap: 12px; }
  .side-by-side td::before { content: attr(data-head); color: var(--muted); text-align: start; white-space: normal; }
  .scroll:has(.side-by-side) { max-height: none; overflow: visible; }
}
.facts { display: flex; flex-wrap: wrap; gap: 8px 28px; margin: 12px 0 0; }
.facts dd { font-size: 17px; font-weight: 600; }
.claims ul, ul.claims { list-style: none; margin: 12px 0 0; padding: 0; display: grid; gap: 18px; }
.claims li + li { border-top: 1px solid var(--line); padding-top: 16px; }
.claim { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; }

.all-inputs { margin-top: 20px; }
.all-inputs > summary { font-size: 17px; font-weight: 650; color: var(--ink); padding: 0; }
.groups { display: grid; gap: 4px; margin-top: 12px; }
.groups summary { font-size: 15px; font-weight: 550; padding: 8px 0; }
.row { display: grid; gap: 4px 24px; padding-bottom: 14px; border-bottom: 1px solid var(--line); }
@container roicm (min-width: 760px) { .row { grid-template-columns: 340px minmax(0, 1fr); align-items: center; } }
.footer { margin-top: 16px; color: var(--muted); font-size: 12.5px; }

dialog { width: min(760px, calc(100vw - 24px)); max-height: calc(100vh - 48px); border: 1px solid var(--line); border-radius: 14px; padding: 20px; color: var(--ink); background: var(--surface); overflow: auto; }
dialog::backdrop { background: rgb(10 20 28 / 45%); }
dialog header { display: flex; gap: 16px; justify-content: space-between; align-items: start; margin-bottom: 8px; }
dialog header .button { flex: none; }
.steps ol { margin: 8px 0 0; padding-inline-start: 24px; display: grid; gap: 12px; }
.formula { font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, monospace; color: var(--muted); }
.term { font-family: var(--roicm-font, system-ui, sans-serif); color: var(--ink); background: var(--ground); border-radius: 4px; padding: 0 4px; }
.formula.numbers { color: var(--ink); }

@container roicm (max-width: 480px) {
  .root { padding: 14px; }
  .card { padding: 16px 14px; }
  .tiles { gap: 8px; }
  .tiles > div { padding: 10px 12px; }
  .tiles strong { font-size: 18px; }
  .bars li { grid-template-columns: minmax(0, 1fr); }
  .bars .amount { text-align: start; }
}

@media (prefers-reduced-motion: no-preference) { .bar-row rect { transition: width .2s; } }
@media (forced-colors: active) {
  .key, .bar-row { forced-color-adjust: none; }
  .profiles label:has(:checked) { outline: 3px solid Highlight; outline-offset: -3px; }
  .shown { outline: 2px solid Highlight; outline-offset: -2px; }
  .tick, .axis, .target-name { fill: CanvasText; }
  .line.base { stroke: CanvasText; }
  .key.base { border-color: CanvasText; }
  .key.at-base { background: CanvasText; }
  .at-base { fill: CanvasText; }
  input[type="range"], progress { appearance: auto; }
}
@media print {
  :host { ${LIGHT} }
  .root { background: none; padding: 0; font-size: 10.5pt; }
  .toolbar, .run, .all-inputs, .profiles label:not(:has(:checked)), .as-table, .how, .reset, input[type="range"], .options .hint, .footer, .notices { display: none !important; }
  .card, .tiles > div { box-shadow: none; break-inside: avoid; }
  .card.today, .card.tornado { break-inside: auto; }
  h3 { break-after: avoid; }
  .bars li, .side-by-side tr { break-inside: avoid; }
  .columns, .figures { display: block; }
  .figures { container-type: normal; }
  .card { margin-bottom: 12px; padding: 12px 14px; }
  .panel { position: static; max-height: none; overflow: visible; }
  .panel .inputs { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .panel .hint { display: none; }
  .entry input { border: 0; padding: 0; height: auto; font-weight: 600; flex-basis: auto; width: 7em; }
  .scroll { overflow: visible; max-height: none; }
  .side-by-side input { display: none; }
  .side-by-side { font-size: 9pt; }
  th, td { padding: 4px 5px; }
  td { white-space: normal; }
  .lead { font-size: 20pt; }
  .tiles { grid-template-columns: repeat(4, 1fr); gap: 8px; }
  .tiles > div { padding: 8px 10px; }
  .tiles strong { font-size: 13pt; }
  .canvas svg { width: 100%; height: auto; }
  .bars { gap: 6px; }
  .panel .inputs { gap: 6px 20px; }
  .entry { margin-top: 0; }
  * { print-color-adjust: exact; }
}
`;
