import type { Exchange } from '../model/exchange.ts';
import { changesBetween } from './changes.ts';
import { wordsFor } from './outcome.ts';
import { hindrance, reachOf } from './reach.ts';

/**
 * What no deviation covers in an exchange, in words: a 5xx, a change by a refused request, an update carried out for
 * somebody who may not write.
 * @param names documented attributes of a connection
 */
export function unwaivableIn(exchange: Exchange, names: readonly string[]): string | undefined {
  const { answer, before, after, case: asked } = exchange;
  const reach = reachOf(answer);
  if (reach === 'broken') return wordsFor(answer);
  if (reach === 'ok' && asked.request.token !== 'own') return 'carried out for somebody who may not write it';
  if (reach !== 'refused' || hindrance(exchange) !== undefined || !before || !after) return undefined;
  const [change] = changesBetween(before, after, names);
  return change === undefined ? undefined : `a refused request changed ${change.split(/[: ]/, 1)[0]}`;
}
