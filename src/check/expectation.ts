import { isObject, sameJson } from '../json.ts';
import type { Exchange, State } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Expectation } from '../model/plan.ts';
import { shownIn } from '../shown.ts';
import { judgeApart, own } from './apart.ts';
import { judgeExplained, sum } from './explained.ts';
import { fails, type Judgement, open, passes, warns, wordsFor } from './outcome.ts';
import { hindrance, reachOf } from './reach.ts';

/** Judges the answer to a case by what the case expects of it. */
export function judgeExpectation(exchange: Exchange): Judgement {
  const { expect } = exchange.case;
  const hindered = hindranceOf(exchange);
  if (hindered !== undefined) return open(expectedOf(expect), hindered);
  const judgement = judges[expect.kind](exchange, expect as never);
  const { twinStatus = Number.POSITIVE_INFINITY } = exchange;
  const twinRefused = exchange.case.twin !== undefined && twinStatus >= 300;
  return twinRefused && reachOf(exchange.answer) !== 'broken'
    ? open(
        judgement.expected,
        `${judgement.received}; its valid twin was not accepted (${twinWords(exchange)})`,
      )
    : judgement;
}

type Kinds = Expectation['kind'];
type Judge<K extends Kinds> = (exchange: Exchange, expect: Extract<Expectation, { kind: K }>) => Judgement;

const judges: { readonly [K in Kinds]: Judge<K> } = {
  accepted(exchange, expect) {
    const ok = reachOf(exchange.answer) === 'ok';
    return (ok ? passes : fails)(expectedOf(expect), wordsFor(exchange.answer));
  },
  refused(exchange, expect) {
    const received = wordsFor(exchange.answer);
    const status = exchange.answer?.kind === 'response' ? exchange.answer.status : 0;
    if (status === expect.status) return passes(expectedOf(expect), received);
    if (expect.tolerated?.includes(status))
      return warns(expectedOf(expect), `${received}, which the page does not list`);
    const refused = reachOf(exchange.answer) === 'refused' && !expect.exact;
    return (refused ? passes : fails)(expectedOf(expect), received);
  },
  coerced(exchange, expect) {
    const reach = reachOf(exchange.answer);
    const received = wordsFor(exchange.answer);
    if (reach === 'refused') return passes(expectedOf(expect), received);
    if (reach === 'broken') return fails(expectedOf(expect), received);
    if (exchange.after === undefined)
      return open(expectedOf(expect), `${received}, and the connection can no longer be read`);
    const returned = holds(shownIn(exchange.answer), expect.as);
    const stored = holds(exchange.after, expect.as);
    if (returned && stored)
      return passes(expectedOf(expect), `${received} with the value of the documented type`);
    return fails(
      expectedOf(expect),
      `${received}, ${returned ? 'stored' : 'answered'} ${differing(returned ? exchange.after : shownIn(exchange.answer), expect.as)}`,
    );
  },
  clean(exchange, expect) {
    const reach = reachOf(exchange.answer);
    return (reach === 'ok' || reach === 'refused' ? passes : fails)(
      expectedOf(expect),
      wordsFor(exchange.answer),
    );
  },
  observed(exchange, expect) {
    return passes(expectedOf(expect), wordsFor(exchange.answer));
  },
  explained: judgeExplained,
  apart: judgeApart,
};

/** Of a sequence each answer is judged by itself; content that may kill a server may drop the connection. */
function hindranceOf(exchange: Exchange): string | undefined {
  const { expect, steps } = exchange.case;
  if (steps) return exchange.unasked;
  return expect.kind === 'clean' ? dropped(exchange) : hindrance(exchange);
}

/** For content that may kill a server: a dropped connection counts once the next read shows that the server is up. */
function dropped(exchange: Exchange): string | undefined {
  const { answer, after } = exchange;
  return answer?.kind === 'none' && after !== undefined && exchange.unasked === undefined
    ? undefined
    : hindrance(exchange);
}

function holds(state: State, wanted: JsonObject): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    const present = state?.[name];
    return isObject(value) && isObject(present) ? holds(present, value) : sameJson(present, value);
  });
}

function differing(state: State, wanted: JsonObject): string {
  const shown = Object.fromEntries(Object.keys(wanted).map((name) => [name, state?.[name] ?? null]));
  return JSON.stringify(shown);
}

function twinWords({ twinStatus }: Exchange): string {
  return twinStatus === undefined ? 'not answered' : `status ${twinStatus}`;
}

/** What is expected of the answer to a case, in words. */
export function expectedOf(expect: Expectation): string {
  switch (expect.kind) {
    case 'accepted':
      return 'the update is accepted';
    case 'refused':
      return `status ${expect.status}`;
    case 'coerced':
      return `status 400, or the update accepted with ${JSON.stringify(expect.as)}`;
    case 'clean':
      return 'a clean answer: 2xx or 4xx';
    case 'observed':
      return 'any answer: the page does not say';
    case 'explained':
      return sum;
    case 'apart':
      return own;
  }
}
