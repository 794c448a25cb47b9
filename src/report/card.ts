import type { ClauseResult } from '../model/report.ts';
import { deviationLine, deviationsIn } from './deviation-words.ts';
import { requestLine, sentLines } from './request-line.ts';
import { wrap } from './wrap.ts';

/** What is wrong with a clause, as lines of 80 columns at most. @param word what stands before its id, such as FAIL */
export function card(clause: ClauseResult, word: string): string[] {
  const { counterexample: example } = clause;
  const lines = [
    `${word} ${clause.id} (${clause.level})`,
    ...wrap(clause.title, '  '),
    ...wrap(`page: "${clause.says}" [${clause.source}]`, '  '),
  ];
  const granted = deviationsIn([clause]).flatMap((row) => field('deviates', deviationLine(row)));
  if (!example) return [...lines, ...wrap(clause.reason ?? '', '  '), ...granted];
  const changes = Object.entries(example.changed).map(
    ([name, { before, after }]) => `${name}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`,
  );
  return [
    ...lines,
    ...(example.given ? field('given', JSON.stringify(example.given)) : []),
    ...sentLines(example).flatMap((line, index) => field(index === 0 ? 'sent' : '', line)),
    ...field('expected', example.expected),
    ...field('received', example.received),
    ...(changes.length > 0 ? field('changed', changes.join('; ')) : []),
    ...(example.twin ? field('accepted', requestLine(example.twin)) : []),
    ...(example.replay === '' ? [] : field('replay', example.replay)),
    ...granted,
  ];
}

function field(name: string, value: string): string[] {
  const [first = '', ...rest] = wrap(value, ' '.repeat(12));
  return [`  ${name.padEnd(10)}${first.trimStart()}`, ...rest];
}
