import { mediaStyle } from './style-media.ts';

/** Three voices: the kit in sans, the page in serif, machines in mono. A verdict's colour never stands without its shape. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --card: #fff; --tint: #f3f2ed; --ink: #1d2125; --soft: #565e66; --line: #dedcd4;
  --link: #174ea6; --mark: #fdeeb5;
  --pass: #17694a; --fail: #b3211a; --warn: #875000; --open: #5b3fa3; --skip: #565e66; --dev: #0d5c75;
  --pass-ground: #e4f2ea; --fail-ground: #fdebe8; --warn-ground: #fdf2dc; --open-ground: #f0ebfa; --dev-ground: #e2f1f6;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  --serif: Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, 'Noto Serif', 'DejaVu Serif', serif;
  --mono: ui-monospace, 'SF Mono', SFMono-Regular, Menlo, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --card: #1b1f24; --tint: #22272c; --ink: #e8eaec; --soft: #a7afb7; --line: #353b42;
    --link: #8fbaff; --mark: #54460f;
    --pass: #6dd0a0; --fail: #ff9c90; --warn: #f0c070; --open: #c3b2f7; --skip: #a7afb7; --dev: #7cc8e4;
    --pass-ground: #15301f; --fail-ground: #3b1c19; --warn-ground: #352913; --open-ground: #2a2442; --dev-ground: #12303a;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 3.5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: anywhere; }
.width { max-width: 82rem; margin-inline: auto; padding-inline: 1rem; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .18em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
:target { scroll-margin-top: 3.5rem; }
.skip { position: absolute; left: -100rem; background: var(--card); padding: .5rem 1rem; z-index: 9; }
.skip:focus { left: .5rem; top: .5rem; } .sheet { position: absolute; }
code, pre { font-family: var(--mono); font-size: .875em; }
pre code { font-size: 1em; }
small { font-size: .8125rem; color: var(--soft); }
summary { cursor: pointer; }
h2, h3, h4, p, ul, ol, dl, dd, figure, blockquote { margin: 0; padding: 0; } ul, ol { list-style: none; }

.shape { width: 1em; height: 1em; flex: none; fill: currentColor; vertical-align: -.12em; }
.cut { fill: none; stroke: var(--ground, var(--card)); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.line { fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.sign { display: inline-flex; align-items: center; gap: .4em; font-weight: 650; white-space: nowrap;
  vertical-align: bottom; }
.pass { --tone: var(--pass); } .fail { --tone: var(--fail); } .warn { --tone: var(--warn); }
.deviation { --tone: var(--dev); } .inconclusive, .flaky { --tone: var(--open); } .skipped, .recorded, .silent { --tone: var(--skip); }
.sign, .shape { color: var(--tone); }
.level { font-size: .75rem; font-weight: 600; letter-spacing: .04em; color: var(--soft); border: 1px solid var(--line);
  border-radius: 3px; padding: 0 .4em; align-self: start; justify-self: start; white-space: nowrap; }

.banner { color: #fff; --ground: var(--band); background: var(--band); padding-block: 1.4rem 1.4rem; }
.banner.conformant { --band: #145a3e; } .banner.non-conformant { --band: #9c1c16; } .banner.incomplete { --band: #48327f; } .banner.conformant-with-deviations { --band: #0f5468; }
.banner .kicker { font-size: .875rem; opacity: .92; }
.banner h1 { margin: .35rem 0 .3rem; display: flex; align-items: center; gap: .35em; font-size: clamp(2.1rem, 7vw, 3.6rem);
  line-height: 1.1; letter-spacing: -.02em; font-weight: 750; }
.banner .shape { color: #fff; width: .85em; height: .85em; }
.banner .lead { font: 1.3rem/1.4 var(--serif); max-width: 48rem; }
.banner .sum { margin-top: .4rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.banner .alarm { margin-top: .8rem; padding: .5rem .8rem; border: 2px solid #fff; max-width: max-content; }
.banner nav { margin-top: .8rem; display: flex; gap: .5rem .8rem; flex-wrap: wrap; align-items: baseline; }
.chips { display: flex; flex-wrap: wrap; gap: .4rem; }
.chips a { display: block; color: #fff; border: 1px solid rgb(255 255 255 / .55); border-radius: 4px; padding: .15rem .55rem;
  font: .86rem/1.5 var(--mono); text-decoration: none; }
.chips a:hover { background: rgb(255 255 255 / .16); }
.banner :focus-visible { outline-color: #fff; }

.layout { display: grid; gap: 0 2.5rem; grid-template-columns: minmax(0, 1fr); padding-bottom: 3rem; }
.contents { padding-block: 1rem .25rem; }
.contents ol { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; font-size: .9rem; }
.contents a { text-decoration: none; } .contents a:hover { text-decoration: underline; }
.contents span { margin-left: .4em; color: var(--soft); font-variant-numeric: tabular-nums; }
main > section { margin-top: 3rem; }
main > #blocks { margin-top: 1.75rem; }
main > .overview { margin-top: .75rem; display: grid; gap: 1.5rem 2.5rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
@media (min-width: 60rem) {
  main > .overview { grid-template-columns: minmax(0, 1fr) max-content; align-items: start; margin-top: 1.4rem; }
}
@media (min-width: 76rem) {
  .layout { grid-template-columns: 11.5rem minmax(0, 1fr); }
  .contents { position: sticky; top: 0; align-self: start; padding-block: 1.6rem; max-height: 100vh; }
  .contents ol { flex-direction: column; gap: .5rem; }
}
h2 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -.01em; margin-bottom: 1rem; display: flex; gap: .5em;
  align-items: baseline; }
h2 .count { font-size: 1rem; font-weight: 500; color: var(--soft); font-variant-numeric: tabular-nums; }
h3 { font-size: 1.1rem; line-height: 1.35; margin: 1.5rem 0 .5rem; }
h4 { font-size: .8125rem; font-weight: 600; color: var(--soft); margin: 0 0 .3rem; }

.identity { display: grid; font-size: .9375rem; }
.identity div, .digests div { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .75rem; padding: .22rem 0;
  border-bottom: 1px solid var(--line); }
.identity dt, .digests dt { color: var(--soft); }
.digests { margin-top: 1rem; font-size: .9375rem; }
@media (min-width: 48rem) { .digests div { grid-template-columns: 9rem minmax(0, 1fr); } }

table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-size: 1.1rem; font-weight: 650; padding: 0 0 .6rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; font-weight: inherit; }
.number { text-align: right; }
.grid { width: auto; overflow-wrap: normal; }
.grid caption { font-size: .8125rem; font-weight: 600; color: var(--soft); padding-bottom: .25rem; }
.grid th, .grid td { padding: .4rem .5rem; border-bottom: 1px solid var(--line); vertical-align: middle; }
.grid thead th { text-align: right; font-size: .8125rem; }
.grid thead .shape { display: block; margin: 0 0 .2rem auto; font-size: 1.1rem; }
.grid tbody th { font-weight: 650; padding-left: 0; }
.grid tbody th small { display: block; font-weight: 400; }
.grid tbody td { text-align: right; font-size: 1.65rem; line-height: 1.2; min-width: 3.6rem; }
.grid .zero { color: var(--soft); font-size: 1.1rem; }
.grid .some { font-weight: 650; color: var(--tone); }
.grid .info.pass { color: var(--soft); font-weight: 400; }
.grid .must.fail { background: var(--fail-ground); } .grid .must.deviation { background: var(--dev-ground); } .grid .must.inconclusive, .grid .must.flaky { background: var(--open-ground); }

.blocks { counter-reset: block; }
.blocks > li { counter-increment: block; position: relative; padding: .7rem 0 .7rem 2.4rem; border-top: 1px solid var(--line); }
.blocks > li::before { content: counter(block); position: absolute; left: .1rem; font-weight: 700; color: var(--fail);
  font-size: 1.15rem; }
.blocks > li > a { font-size: 1.1rem; font-weight: 600; }
.blocks p { margin-top: .15rem; color: var(--soft); font-size: .9375rem; }
.blocks strong { color: var(--ink); }
.blocks p code { color: var(--ink); background: var(--tint); padding: .1em .35em; border-radius: 3px; }
#blocks > p + * { margin-top: 1rem; }
details { margin-top: .6rem; }
details > ul { margin-top: .5rem; }
details li { padding: .15rem 0; font-size: .9375rem; }

table.page { margin-bottom: 2.5rem; }
table.page thead th { position: sticky; top: 0; z-index: 1; background: var(--paper); font-size: .8125rem; font-weight: 600;
  color: var(--soft); box-shadow: inset 0 -2px var(--line); }
table.page tbody { border-top: 1px solid var(--line); --edge: transparent; }
table.page tbody.fail { --edge: var(--fail); } table.page tbody.warn { --edge: var(--warn); }
table.page tbody.deviation { --edge: var(--dev); } table.page tbody.inconclusive, table.page tbody.flaky { --edge: var(--open); }
table.page tr > :first-child { padding-left: .85rem; }
table.page tbody tr > :first-child { box-shadow: inset 3px 0 var(--edge); }
table.page tbody th { font-family: var(--mono); font-size: .9rem; font-weight: 600; min-width: 14rem; }
table.page tbody th small { display: block; font: .8125rem var(--sans); }
table.page .says { font-family: var(--serif); }
table.page .says pre { margin: 0; max-width: 100%; }
table.page .short { color: var(--soft); font-size: .9rem; white-space: nowrap; }
table.page .verdict { width: 8.5rem; padding-right: 0; }
table.page .verdict small { display: block; }
table.page .clauses td { padding-top: 0; padding-bottom: .8rem; font-size: .9rem; }
table.page tbody:target, .clause-list li:target { background: var(--mark); }
.clauses summary { color: var(--soft); width: max-content; }
.clause-list li { display: grid; grid-template-columns: 6rem 4.2rem minmax(0, 1fr); gap: .25rem .75rem; padding: .3rem .25rem;
  border-top: 1px dotted var(--line); }
.clause-list .sign { align-self: start; }
.clause-list small { display: block; }
.clause-list em { font-style: normal; color: var(--soft); }
.notes { font-size: .875rem; color: var(--soft); margin-top: .4rem; }
.elsewhere > p { display: flex; justify-content: space-between; gap: 1rem; font-weight: 600; }

.card { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 4px;
  padding: 1rem 1.25rem 1.1rem; margin-bottom: 1.25rem; }
.card header { display: flex; flex-wrap: wrap; gap: .3rem .75rem; align-items: center; font-size: .9rem; }
.card header a { font-family: var(--mono); font-size: .86rem; }
.card header small { margin-left: auto; }
.card h3 { margin: .5rem 0 .4rem; font-size: 1.2rem; }
.quote { display: flex; flex-wrap: wrap; gap: .2rem 1rem; align-items: baseline; margin-bottom: .9rem; }
blockquote { font-family: var(--serif); border-left: 2px solid var(--line); padding-left: .75rem; }
blockquote::before { content: '“'; } blockquote::after { content: '”'; }
figcaption { font-size: .8125rem; color: var(--soft); }
.terms { background: var(--tint); border-radius: 3px; padding: .5rem .75rem; margin-bottom: .9rem; font-size: .9375rem; }
.terms.granted { background: var(--dev-ground); }
.terms div { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: .75rem; padding: .12rem 0; }
.terms dt { color: var(--soft); }
.contrast { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; margin-bottom: .9rem; }
.contrast dt { font-size: .8125rem; color: var(--soft); }
.contrast dd { font-weight: 650; }
.contrast div:last-child dd { color: var(--tone); }
.pair { display: grid; gap: .9rem 1.25rem; grid-template-columns: minmax(0, 1fr); margin-top: .9rem; }
@media (min-width: 52rem) { .pair { grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); } }
pre { margin: 0; background: var(--tint); border-radius: 3px; padding: .6rem .75rem; white-space: pre-wrap; line-height: 1.5; }
.again pre { margin-top: .5rem; user-select: all; }
pre mark { background: var(--mark); color: inherit; font-weight: 650; text-decoration: underline; text-decoration-thickness: 1px;
  text-underline-offset: .2em; }
.fold { margin-top: 0; } .fold summary { font-size: .875rem; } .fold pre { margin-top: .4rem; }
.cut-off { color: var(--soft); font-style: italic; }
.diff { background: var(--tint); border-radius: 3px; padding: .6rem .75rem; font: .86em/1.5 var(--mono); }
.diff del, .diff ins { display: block; text-decoration: none; padding-inline: .3rem; }
.diff del { background: var(--fail-ground); } .diff ins { background: var(--pass-ground); }

p + .plain, p + pre { margin-top: .9rem; }
.plain { margin-bottom: 1.5rem; width: auto; min-width: min(30rem, 100%); }
.plain thead th { font-size: .8125rem; color: var(--soft); font-weight: 600; border-bottom: 2px solid var(--line); }
.plain tbody tr { border-bottom: 1px solid var(--line); }
.plain tbody th small { display: block; }
.plain .number { padding-right: 1.5rem; }
section > ul:not([class]) > li { padding: .15rem 0; }
.plain + h3 + ul, .plain + h3 + p { margin-bottom: 1.5rem; }

.findings > li { padding: .9rem 0; border-top: 1px solid var(--line); max-width: 52rem; }
.findings li:target { background: var(--mark); }
.findings blockquote { margin: .4rem 0; }
.findings details > p { margin-top: .5rem; }
.findings summary { font-size: .9rem; color: var(--soft); }
.kind { font-size: .8125rem; font-weight: 650; margin-right: .5em; padding: .1em .5em; border-radius: 3px; background: var(--tint); }
.kind.contradiction { background: var(--fail-ground); color: var(--fail); }
.kind.damage { background: var(--warn-ground); color: var(--warn); }
.kind.silence { background: var(--open-ground); color: var(--open); }
.columns { columns: 22rem; font-size: .9rem; }

.latency svg { display: block; max-width: 100%; height: auto; margin-block: .75rem .5rem; }
.latency rect { fill: var(--link); }
.latency text { fill: var(--ink); font: 600 11px var(--sans); text-anchor: middle; }
.latency .axis { fill: var(--soft); font-weight: 400; }
.figures { display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; }
.figures dt { font-size: .8125rem; color: var(--soft); }
.figures dd { font-size: 1.4rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-bottom: 1rem; font-size: .9rem; }
.legend svg { vertical-align: -.1em; }
.strip { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18.5rem), 1fr)); gap: .9rem 1.5rem; }
.strip p { display: flex; flex-wrap: wrap; gap: 0 .6rem; align-items: baseline; font-size: .8125rem; margin-bottom: .15rem; }
.strip a { font-family: var(--mono); font-size: .78rem; text-decoration: none; }
.strip a:hover { text-decoration: underline; }
.squares { display: inline-block; max-width: 100%; height: auto; }
.squares path { fill: var(--tone); }
.squares .fail { fill: none; stroke: var(--tone); stroke-width: 2.4; }
.squares .inconclusive { fill: none; stroke: var(--tone); stroke-width: 1.2; }
footer { padding-block: 1.5rem 3rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }
${mediaStyle}
`;
