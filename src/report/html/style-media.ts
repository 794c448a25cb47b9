/** The page on phones and on paper. */
export const mediaStyle = `@media (max-width: 46rem) {
  table.page, table.page caption, table.page tbody, table.page tr, table.page th, table.page td { display: block; }
  table.page thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.page tbody { padding: .7rem 0 .2rem .8rem; box-shadow: inset 3px 0 var(--edge); }
  table.page tbody tr > :first-child { box-shadow: none; padding-left: 0; }
  table.page tr.row { display: grid; grid-template-columns: max-content minmax(0, 1fr) max-content; gap: .1rem .8rem; }
  table.page .row > * { padding: 0; }
  table.page .row th { grid-area: 1 / 1 / 2 / 3; min-width: 0; font-size: 1rem; }
  table.page .says { grid-area: 3 / 1 / 4 / 4; }
  table.page .short { grid-row: 2; }
  table.page .verdict { grid-area: 1 / 3 / 2 / 4; width: auto; }
  table.page .clauses td { padding: .3rem 0 .5rem; }
  .clause-list li { grid-template-columns: max-content 1fr; }
  .clause-list li > :last-child { grid-column: 1 / -1; }
  .grid { width: 100%; }
  .grid th, .grid td { padding-inline: .2rem; }
  .grid tbody td { min-width: 0; font-size: 1.25rem; }
  .grid thead th { font-size: .75rem; }
  .grid tbody th small { display: none; }
  .card { padding: .9rem .9rem 1rem; }
  .banner { padding-block: 1.25rem; }
  .banner .lead { font-size: 1.15rem; }
  main > section { margin-top: 2.25rem; }
}
@media print {
  @page { size: A4; margin: 14mm 13mm 16mm; }
  :root { --paper: #fff; --tint: #f4f4f2; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 9.5pt; }
  .contents, .skip { display: none; }
  .banner { --ground: #fff; background: none; color: var(--ink); border: 2.5pt solid var(--band); padding: 5mm; }
  .banner h1, .banner .shape { color: var(--band); }
  .banner .alarm { border-color: var(--band); }
  .chips a { color: var(--ink); border-color: var(--soft); }
  .width { padding-inline: 0; max-width: none; }
  .layout { display: block; }
  main > .overview { grid-template-columns: minmax(0, 1fr) max-content; gap: 6mm; }
  .identity { font-size: 8.5pt; } .identity div { grid-template-columns: 17mm minmax(0, 1fr); gap: 2mm; }
  .grid tbody td { font-size: 13pt; min-width: 0; } .grid thead th { font-size: 7.5pt; } .grid small { display: none; }
  details:not(.fold)::details-content { content-visibility: visible; block-size: auto; opacity: 1; }
  .findings details { display: none; }
  .clauses summary { display: none; } .clauses details { margin-top: 0; }
  table.page th, table.page td { padding-block: 1mm; }
  table.page tbody th { min-width: 34mm; font-size: 8.5pt; }
  table.page .clauses td { font-size: 8pt; padding-bottom: 2mm; }
  .clause-list li { grid-template-columns: 20mm 14mm minmax(0, 1fr); padding: .3mm 1mm; font-size: 8pt; }
  .clause-list small { display: inline; font-size: 7pt; margin-left: 1mm; }
  .card { padding: 3mm 4mm; break-inside: avoid; } .pair { grid-template-columns: repeat(auto-fit, minmax(70mm, 1fr)); }
  h2, h3, h4, caption, .row, .card header, .quote, .contrast { break-after: avoid; }
  .row, .clause-list li, .blocks > li, .findings > li, .pair > div, .strip li, .latency { break-inside: avoid; }
  table.page thead th { position: static; }
  main > section { margin-top: 8mm; }
  a { color: inherit; text-decoration: none; }
}`;
