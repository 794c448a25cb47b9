import type { Finding } from '../finding.ts';
import { placeOf, type SourceDocument } from '../read/place.ts';
import type { Basis } from '../witness/basis.ts';
import { exchangesIn } from './exchanges.ts';
import { connectionOf, judgeExchange } from './judge-exchange.ts';

/** What is wrong with the updates that a file has recorded; undefined where it has recorded none. */
export function lintTraffic(documents: readonly SourceDocument[], basis: Basis): Finding[] | undefined {
  const updates = documents.flatMap((document) =>
    exchangesIn(document.root)
      .filter((exchange) => connectionOf(exchange) !== undefined)
      .map((exchange) => ({ document, exchange })),
  );
  if (updates.length === 0) return undefined;
  return updates.flatMap(({ document, exchange }, index) =>
    judgeExchange(exchange, basis).map(({ by, message, ...objection }): Finding => {
      const own = { ...placeOf(document, exchange.path), frame: [] };
      const pointer = `${own.pointer}#${objection.rule}`;
      return {
        ...objection,
        message: `update ${index + 1}, ${by}: ${message}`,
        place: { ...own, pointer },
        also: [],
      };
    }),
  );
}
