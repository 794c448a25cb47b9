import { fails, outcome, passes } from '../../src/check/outcome.ts';
import { carriedOut } from '../../src/check/reach.ts';
import { at, isMasked, leavesOf, storedAs } from '../../src/check/stored.ts';
import { type Contract, isAsked } from '../../src/contract/contract.ts';
import { sureMembers } from '../../src/generate/values.ts';
import type { Exchange } from '../../src/model/exchange.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Outcome } from '../../src/model/verdict.ts';
import { shownIn } from '../../src/shown.ts';
import { notReadable } from '../../src/suite/readable.ts';
import type { ClauseSpec, Section } from '../../src/suite/suite.ts';
import { sentBy } from './connection.ts';

const page = { level: 'must', origin: 'page' } as const;

/** One clause per attribute that has more than one value: what was sent is stored and returned. */
export function stored(contract: Contract): Section {
  const together = new Set(contract.update['x-together'] ?? []);
  const paths = leavesOf(
    Object.fromEntries(
      Object.entries(contract.update.properties ?? {})
        .filter(([name]) => !together.has(name) && isAsked(contract, name))
        .filter(([, schema]) => sureMembers(schema)?.length !== 1)
        .map(([name, { properties }]): [string, JsonObject | null] => [
          name,
          properties ? Object.fromEntries(Object.keys(properties).map((key) => [key, null])) : null,
        ]),
    ),
  ).map(([path]) => path);
  const row = (path: readonly string[]) => `request-${path.at(-1)}`;
  const clauses = paths.map(
    (path): ClauseSpec => ({
      ...page,
      id: `state/${path.join('/')}/stored`,
      source: row(path),
      says: contract.rows[row(path)]?.split(' | ').slice(0, 3).join(' | ') ?? '',
      title: `the ${path.join('.')} that was sent is stored and returned`,
      needs: ({ hidden }) => (hidden.includes(path[0] ?? '') ? notReadable(path[0] ?? '') : undefined),
    }),
  );
  return {
    clauses,
    observe: (exchange) =>
      carriedOut(exchange) && exchange.after
        ? leavesOf(sentBy(exchange)).flatMap(([path]) => judge(exchange, path))
        : [],
  };
  function judge(exchange: Exchange, path: readonly string[]): Outcome[] {
    const clause = `state/${path.join('/')}/stored`;
    if (!clauses.some(({ id: one }) => one === clause)) return [];
    const sent = at(sentBy(exchange), path) ?? null;
    const after = at(exchange.after, path);
    const answered = at(shownIn(exchange.answer), path);
    const show = (value: unknown) => (path[0] === 'psk' ? 'another psk' : JSON.stringify(value));
    if (path[0] === 'psk' && isMasked(after)) return [];
    if (!storedAs(path, sent, after))
      return [outcome(clause, exchange, fails(show(sent), `stored ${show(after)}`))];
    if (
      answered !== undefined &&
      !(path[0] === 'psk' && isMasked(answered)) &&
      !storedAs(path, sent, answered)
    ) {
      return [outcome(clause, exchange, fails(show(sent), `answered ${show(answered)}`))];
    }
    const wasOther = !storedAs(path, sent, at(exchange.before, path));
    return wasOther ? [outcome(clause, exchange, passes('the value sent', 'the value sent'))] : [];
  }
}
