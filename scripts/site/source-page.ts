import { rowsOf } from '../../src/contract/rows.ts';
import { block, prose } from './prose.ts';
import { clauseRouteOf } from './routes.ts';

/** A clause, and the row that it stands on. */
interface Sourced {
  readonly id: string;
  readonly source: string;
}

/** The vendor's page `spec/source.md`, word for word, with the clauses that stand on each row. */
export function sourcePage(source: string, clauses: readonly Sourced[]): string {
  const rows = Object.entries(rowsOf(source));
  const [title = '', call = '', purpose = ''] = source.split('\n').map((line) => line.trim());
  const on = (anchor: string) => clauses.filter((clause) => clause.source === anchor).map(({ id }) => id);
  const table = (head: readonly string[], prefix: string) => [
    '<div class="rows">',
    '',
    `| ${head.join(' | ')} |`,
    `|${'---|'.repeat(head.length)}`,
    ...rows
      .filter(([anchor]) => anchor.startsWith(prefix) && !anchor.endsWith('-example'))
      .map(([anchor, text]) => row(anchor, text, on(anchor))),
    '',
    '</div>',
    '',
  ];
  const example = (anchor: string, language: string) => [
    `### Example {#${anchor}}`,
    '',
    block(language, rows.find(([name]) => name === anchor)?.[1]?.replace(/^Example\n/, '') ?? ''),
    '',
  ];
  const parameters = ['Name', 'In', 'Type', 'Description'];
  return [
    '---\ntitle: The page\naside: false\n---\n',
    `# ${prose(title)}`,
    '',
    'The vendor’s words, damage included; the lists of clauses are the kit’s. [What is wrong with it](/spec/findings).',
    '',
    block('text', call),
    '',
    prose(purpose),
    '',
    '## Request\n\n### Parameters\n',
    ...table(parameters, 'request-'),
    ...example('request-example', 'sh'),
    '## Response\n\n### Parameters\n',
    ...table(parameters, 'response-'),
    '### Status codes\n',
    'Success\n',
    ...table(['Code', 'Reason'], 'status-2'),
    'Error\n',
    ...table(['Code', 'Reason'], 'status-4'),
    ...example('response-example', 'json'),
  ].join('\n');
}

function row(anchor: string, text: string, clauses: readonly string[]): string {
  const [name = '', ...rest] = text.split(' | ');
  const links = clauses.map((id) => `[${shortened(id)}](${clauseRouteOf(id)})`).join(', ');
  const under = links === '' ? '' : `<br><small>Clauses: ${links}</small>`;
  return `| <a id="${anchor}"></a>${[name, ...rest].map(prose).join(' | ')}${under} |`;
}

/** What tells the clauses of one row apart. */
function shortened(id: string): string {
  return prose(id.split('/').slice(1).join('/'));
}
