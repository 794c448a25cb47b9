import { fails, outcome, passes } from '../../src/check/outcome.ts';
import { carriedOut } from '../../src/check/reach.ts';
import { at } from '../../src/check/stored.ts';
import { isObject, sameJson } from '../../src/json.ts';
import type { Exchange } from '../../src/model/exchange.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { shownIn } from '../../src/shown.ts';
import { notReadable } from '../../src/suite/readable.ts';
import type { ClauseSpec, SectionOf } from '../../src/suite/suite.ts';
import { wrap } from '../../src/wrapper.ts';
import { isSilentUpdate, sentBy } from './connection.ts';

const sentence = 'A valid value is a positive integer that is greater than the DPD interval value.';
const stored: JsonObject = { action: 'restart', interval: 45, timeout: 150 };

const needs: ClauseSpec['needs'] = ({ hidden }) => (hidden.includes('dpd') ? notReadable('dpd') : undefined);

const partial: ClauseSpec = {
  needs,
  id: 'state/dpd/unsent-unchanged',
  level: 'should',
  origin: 'page',
  source: 'request-dpd',
  says: 'A dictionary with dead peer detection (DPD) protocol controls.',
  title: 'dpd keys that are not sent keep their values',
  ask(asker) {
    const updates: JsonObject[] = [{ timeout: 200 }, { action: 'clear' }, { interval: 20 }];
    const valid = updates.filter(
      (dpd) => asker.contract.request(wrap({ dpd }), { dpd: stored }).length === 0,
    );
    for (const dpd of valid.slice(0, asker.amount({ quick: 1, standard: 3, deep: 3 }))) {
      asker.ask(partial.id, {
        request: { body: wrap({ dpd }) },
        given: { dpd: stored },
        expect: { kind: 'accepted' },
      });
    }
  },
};

/** A half that is wrong beside what is stored and one that is right there; each begins where the one before ends. */
const halves = [
  { broken: { timeout: 45 }, twin: { timeout: 46 } },
  { broken: { interval: 46 }, twin: { interval: 44 } },
  { broken: { timeout: 31 }, twin: { timeout: 151 } },
];

/** Half of the pair is sent, the other half is stored: only both together are wrong, or right. */
const merged: ClauseSpec = {
  needs,
  id: 'state/dpd/judged-merged',
  level: 'should',
  origin: 'page',
  source: 'request-timeout',
  says: sentence,
  title: 'a partial dpd is judged together with the stored values',
  ask(asker) {
    let before: JsonObject = { ...stored, timeout: 200 };
    for (const { broken, twin } of halves.slice(0, asker.amount({ quick: 2, standard: 3, deep: 3 }))) {
      const accepted = asker.ask(merged.id, {
        request: { body: wrap({ dpd: twin }) },
        given: { dpd: before },
        expect: { kind: 'accepted' },
      });
      before = { ...before, ...twin };
      asker.ask(merged.id, {
        request: { body: wrap({ dpd: broken }) },
        given: { dpd: before },
        expect: { kind: 'refused', status: 400 },
        twin: accepted,
      });
    }
  },
};

/** As text these compare the other way round. */
const pairs = [
  ['10', '9'],
  ['100', '20'],
] as const;

const order: ClauseSpec = {
  needs,
  id: 'state/dpd/timeout-above-interval',
  level: 'must',
  origin: 'page',
  source: 'response-timeout',
  says: sentence,
  title: 'whatever was sent, dpd is shown with a timeout greater than the interval',
  ask(asker) {
    for (const [interval, timeout] of pairs.slice(0, asker.amount({ quick: 1, standard: 2, deep: 2 }))) {
      asker.ask(order.id, {
        request: { body: wrap({ dpd: { action: 'hold', interval, timeout } }) },
        expect: { kind: 'observed' },
      });
    }
  },
};

/** What dpd is after an update, key by key. */
export const dpd: SectionOf = () => ({
  clauses: [partial, merged, order],
  observe(exchange) {
    const changes = carriedOut(exchange) || isSilentUpdate(exchange);
    return [...(changes ? unchanged(exchange) : []), ...ordered(exchange)];
  },
});

function unchanged(exchange: Exchange) {
  const sent = sentBy(exchange)['dpd'];
  if (!isObject(sent) || exchange.before === undefined || exchange.after === undefined) return [];
  const unsent = Object.keys(stored).filter((key) => !Object.hasOwn(sent, key));
  if (unsent.length === 0) return [];
  const changed = unsent.filter(
    (key) => !sameJson(at(exchange.before, ['dpd', key]), at(exchange.after, ['dpd', key])),
  );
  const judge = changed.length === 0 ? passes : fails;
  return [
    outcome(
      partial.id,
      exchange,
      judge(
        'the rest of dpd unchanged',
        changed.length === 0 ? 'no change' : `changed: ${changed.join(', ')}`,
      ),
    ),
  ];
}

function ordered(exchange: Exchange) {
  const seen = [shownIn(exchange.answer)?.['dpd'], exchange.after?.['dpd']].filter(isObject);
  const wrong = seen.find(({ interval, timeout }) => numeral(timeout) <= numeral(interval));
  if (seen.length === 0 || exchange.case.expect.kind === 'refused') return [];
  const judgement = wrong
    ? fails(
        'timeout greater than interval',
        `interval ${JSON.stringify(wrong['interval'])}, timeout ${JSON.stringify(wrong['timeout'])}`,
      )
    : passes('timeout greater than interval', 'so it is');
  return [outcome(order.id, exchange, judgement)];
}

/** A number, or a text that names one; comparisons with anything else are false. */
function numeral(value: Json | undefined): number {
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
}
