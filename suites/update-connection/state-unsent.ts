import { changesBetween } from '../../src/check/changes.ts';
import { fails, outcome, passes } from '../../src/check/outcome.ts';
import { carriedOut } from '../../src/check/reach.ts';
import { fullUpdates } from '../../src/generate/valid.ts';
import { sameJson } from '../../src/json.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Asker } from '../../src/suite/asker.ts';
import type { ClauseSpec, SectionOf } from '../../src/suite/suite.ts';
import { wrap } from '../../src/wrapper.ts';
import { isSilentUpdate, sentBy } from './connection.ts';

const clause: ClauseSpec = {
  id: 'state/unsent/unchanged',
  level: 'must',
  origin: 'page',
  source: 'request-example',
  says: '"description": "New IPsec connection"',
  title: 'attributes that are not sent keep their values',
  ask(asker) {
    const given = farFromDefaults(asker);
    for (const unit of asker.units.slice(0, asker.amount({ quick: 1, standard: 99, deep: 99 }))) {
      const update = unit.telling.find((one) => !sameJson(one, pick(given, unit.attributes)));
      if (!update) continue;
      const twin = asker.accepted(update);
      asker.ask(clause.id, { request: { body: wrap(update) }, given, expect: { kind: 'accepted' }, twin });
    }
  },
};

/** Values of which none is a documented default, so that a default filled in is seen. */
function farFromDefaults(asker: Asker): JsonObject {
  const usual: JsonObject = {
    name: '',
    description: '',
    local_id: '',
    initiator: 'bi-directional',
    mtu: 1500,
  };
  const defaults = Object.entries(usual).filter(([name, value]) =>
    asker.units.some(({ telling }) => telling.some((one) => name in one && one[name] !== value)),
  );
  const valid = (attributes: JsonObject) =>
    asker.contract.request(wrap(attributes)).length === 0 ? attributes : {};
  const [full = {}] = asker.sample(
    clause.id,
    fullUpdates(asker.units).filter((update) => defaults.every(([name, value]) => update[name] !== value)),
    1,
  );
  return {
    ...full,
    ...('admin_state_up' in full && valid({ admin_state_up: false })),
    ...('dpd' in full && valid({ dpd: { action: 'restart', interval: 45, timeout: 150 } })),
  };
}

function pick(from: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (name in from ? [[name, from[name] ?? null]] : [])));
}

/** Partial updates: whatever is not sent keeps its value. */
export const unsent: SectionOf = (contract) => {
  const names = Object.keys(contract.update.properties ?? {});
  return {
    clauses: [clause],
    observe(exchange) {
      const { before, after } = exchange;
      if (!(carriedOut(exchange) || isSilentUpdate(exchange)) || !before || !after) return [];
      const sent = sentBy(exchange);
      const changes = changesBetween(
        before,
        after,
        names.filter((name) => !Object.hasOwn(sent, name)),
      );
      const judgement =
        changes.length === 0
          ? passes('attributes not sent are unchanged', 'no change')
          : fails('attributes not sent are unchanged', changes.join('; '));
      return [outcome(clause.id, exchange, judgement)];
    },
  };
};
