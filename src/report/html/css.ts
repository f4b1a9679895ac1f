/** Light and dark as the reader's system says; nothing is loaded from anywhere. */
export const css = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f6f7f9; --line: #d9dde3; --text: #1c2128; --soft: #59636e;
  --error: #b42318; --warning: #8f5a00; --info: #1f5fbf; --good: #1a6e36;
  --added: #e3f5e8; --removed: #fdebea; --mark: #fff0c2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171c; --raised: #1d2128; --line: #363c46; --text: #e4e8ee; --soft: #9aa4b1;
    --error: #ff8b80; --warning: #f0b94d; --info: #82b1ff; --good: #6fd08c;
    --added: #163a22; --removed: #45191a; --mark: #55430f;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 2rem 1.25rem 4rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 0; }
p { margin: .4rem 0; }
a { color: inherit; text-underline-offset: .15em; }
code, pre, table.frame, table.diff { font-family: ui-monospace, Consolas, monospace; font-size: .85rem; }
code { background: var(--raised); border-radius: .2rem; padding: 0 .2em; }
pre { background: var(--raised); border-radius: .4rem; padding: .6rem .8rem; margin: .3rem 0; white-space: pre-wrap; }
.soft { color: var(--soft); }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); } .good { color: var(--good); }
.counts { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; padding: 0; margin: 1rem 0; list-style: none; }
.counts strong { font-size: 1.35rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .4rem; margin: .5rem 0; }
.finding { margin: 1.25rem 0; padding-left: .9rem; border-left: .25rem solid currentColor; }
.finding > * { color: var(--text); }
.finding > .soft, .finding .label { color: var(--soft); }
table { border-collapse: collapse; width: 100%; }
table.frame td, table.diff td { padding: 0 .6rem; white-space: pre; vertical-align: top; }
table.frame td:first-child, table.diff td.number { color: var(--soft); text-align: right; width: 1%; user-select: none; }
table.frame tr.marked { background: var(--raised); }
mark { background: var(--mark); color: inherit; border-bottom: .12rem solid currentColor; }
table.diff { table-layout: fixed; }
table.diff td.number { width: 3.5rem; }
table.diff td.text { white-space: pre-wrap; }
table.diff td.removed { background: var(--removed); } table.diff td.added { background: var(--added); }
table.diff th { text-align: left; font-weight: normal; padding: .3rem .6rem; background: var(--raised); color: var(--soft); }
table.list th, table.list td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
.skip { position: absolute; left: -100vw; } .skip:focus { position: static; }
:focus-visible { outline: .15rem solid var(--info); outline-offset: .1rem; }
.verdict { font-size: 1.2rem; font-weight: 600; margin: .75rem 0; }
nav ul { padding-left: 1.2rem; }
.filters { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: end; margin: 1.5rem 0 0; }
.filters fieldset { border: 1px solid var(--line); border-radius: .4rem; padding: .2rem .8rem .4rem; margin: 0; }
.filters label { margin-right: .75rem; } .filters select { max-width: 100%; font: inherit; }
.filters input { width: 1.1rem; height: 1.1rem; vertical-align: -.15rem; }
.routes { margin: 0 0 1rem; } .routes ul { list-style: none; padding: 0; }
.change { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: .3rem 0 1.2rem; }
.box { display: flex; flex-direction: column; flex: 1 1 14rem; padding: .5rem .8rem; border: 1px solid var(--line);
  border-left: .4rem solid var(--soft); border-radius: .4rem; background: var(--raised); }
.box.plan { border-left-color: var(--good); } .box.metered { border-left-color: var(--warning); }
.arrow { font-size: 1.5rem; color: var(--soft); }
@media print { body { max-width: none; } .scroll { overflow: visible; } }
`;
