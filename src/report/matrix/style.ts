/** What the page of many reports has beyond the style of one report. */
export const matrixStyle = `
.heading { padding-block: 2rem .5rem; }
.heading h1 { margin: 0 0 1rem; font-size: 2.2rem; line-height: 1.1; letter-spacing: -.02em; }
.heading .figures dd { font-size: 2rem; line-height: 1.2; }
.heading .alarm { margin-top: 1rem; }
.figures .pass { color: var(--pass); } .figures .fail { color: var(--fail); } .figures .deviation { color: var(--dev); } .figures .inconclusive { color: var(--open); }
main { padding-bottom: 2rem; }
.clauses > li { counter-increment: clause; display: grid; grid-template-columns: 2rem 4rem minmax(0, 1fr); gap: .25rem .75rem;
  padding: .6rem 0; border-top: 1px solid var(--line); --tone: var(--fail); }
.clauses > li.warn { --tone: var(--warn); } .clauses > li.deviation { --tone: var(--dev); } .clauses > li.inconclusive { --tone: var(--open); }
.clauses > li::before { content: counter(clause); color: var(--soft); font-variant-numeric: tabular-nums; text-align: right; }
details .clauses > li::before { content: ''; }
.clauses > li:target { background: var(--mark); }
.tally { text-align: right; line-height: 1.2; color: var(--tone); }
.tally strong { display: block; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
.tally small { color: inherit; }
.newly { margin-left: .5rem; padding: .05em .5em; border-radius: 3px; background: var(--fail-ground); color: var(--fail); }
.names { margin-top: .2rem; font-size: .9rem; color: var(--soft); }
main .names summary { width: auto; }
.names strong { color: var(--fail); }
.changes > li { padding: .5rem 0; border-top: 1px solid var(--line); }
.changes code { margin-right: .5em; }
.scroll { position: relative; overflow: auto; max-height: 85vh; border: 1px solid var(--line); border-radius: 4px; }
.matrix { width: max-content; min-width: 100%; font-size: .86rem; overflow-wrap: normal; }
.matrix th, .matrix td { padding: .2rem .4rem; border-bottom: 1px solid var(--line); vertical-align: middle; text-align: center; }
.matrix thead th { position: sticky; top: 0; z-index: 1; background: var(--paper); }
.matrix tr > :first-child { position: sticky; left: 0; background: var(--paper); text-align: left; font-weight: 600; z-index: 1; }
.matrix thead tr > :first-child { z-index: 2; }
.matrix tr > :nth-child(2) { text-align: left; }
.matrix td.sign { display: table-cell; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (max-width: 46rem) {
  .clauses > li { grid-template-columns: 1.4rem 3rem minmax(0, 1fr); }
  .matrix tr > :first-child { max-width: 9rem; overflow-wrap: anywhere; }
}
@media print { .scroll { max-height: none; overflow: visible; } .matrix { font-size: 6pt; } }
`;
