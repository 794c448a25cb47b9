import { changesBetween } from '../../src/check/changes.ts';
import { fails, type Judgement, outcome, passes } from '../../src/check/outcome.ts';
import { carriedOut, hindrance, reachOf } from '../../src/check/reach.ts';
import { isMasked } from '../../src/check/stored.ts';
import { isObject, sameJson } from '../../src/json.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Outcome } from '../../src/model/verdict.ts';
import { shownIn } from '../../src/shown.ts';
import type { ClauseSpec, SectionOf } from '../../src/suite/suite.ts';
import { wrap } from '../../src/wrapper.ts';
import { dpd } from './state-dpd.ts';
import { stored } from './state-stored.ts';
import { unsent } from './state-unsent.ts';

const page = { level: 'must', origin: 'page' } as const;

const refusedUnchanged: ClauseSpec = {
  ...page,
  observedOn: ['request/mtu', 'request/initiator', 'request/name'],
  id: 'state/refused/unchanged',
  source: 'status-400',
  says: '400 - Bad Request | Some content in the request was invalid.',
  title: 'a refused request changes nothing',
  waivable: false,
};

const responseEqualsRead: ClauseSpec = {
  ...page,
  id: 'state/response/equals-read',
  source: 'response-example',
  says: '"description": "New IPsec connection"',
  title: 'the answer shows the connection as the next read does',
};

const id: ClauseSpec = {
  ...page,
  id: 'state/id/equals-path',
  source: 'response-id',
  says: 'The ID of the IPsec site-to-site connection.',
  title: 'the id in the answer is the id in the path',
};

const project: ClauseSpec = {
  ...page,
  id: 'state/tenant_id/equals-project_id',
  source: 'response-tenant_id',
  says: 'tenant_id | body | string | The ID of the project.',
  title: 'tenant_id and project_id are the same',
};

const readOnly: ClauseSpec = {
  ...page,
  id: 'state/read-only/unchanged',
  source: 'request-ipsec_site_connection',
  says: 'ipsec_site_connection | body | object',
  title: 'an update changes no attribute that only the response table has',
};

const repeated: ClauseSpec = {
  ...page,
  id: 'state/repeated/accepted',
  source: 'status-200',
  says: '200 - OK | Request was successful.',
  title: 'the same update sent twice is carried out twice and changes nothing the second time',
  ask(asker) {
    for (const update of asker.pool.slice(0, asker.amount({ quick: 1, standard: 3, deep: 10 }))) {
      asker.ask(repeated.id, {
        request: { body: wrap(update) },
        expect: { kind: 'accepted' },
        twin: asker.accepted(update),
      });
    }
  },
};

/** What is stored after an update, as reads and answers show it. */
export const state: SectionOf = (contract) => {
  const parts = [stored(contract), unsent(contract), dpd(contract)];
  const names = Object.keys(contract.connection.properties ?? {});
  const readOnlyNames = names.filter((name) => !Object.hasOwn(contract.update.properties ?? {}, name));
  return {
    clauses: [
      ...parts.flatMap(({ clauses }) => clauses),
      refusedUnchanged,
      responseEqualsRead,
      id,
      project,
      readOnly,
      repeated,
    ],
    observe(exchange) {
      const found: Outcome[] = parts.flatMap(({ observe }) => observe?.(exchange) ?? []);
      const charge = (clause: string, judgement: Judgement) =>
        found.push(outcome(clause, exchange, judgement));
      const { answer, before, after } = exchange;
      const readBoth = before !== undefined && after !== undefined;
      const refused = reachOf(answer) === 'refused' || reachOf(answer) === 'broken';
      if (refused && readBoth && hindrance(exchange) === undefined) {
        charge(refusedUnchanged.id, nothing(changesBetween(before, after, names)));
      }
      if (readBoth && reachOf(answer) === 'ok') {
        charge(readOnly.id, nothing(changesBetween(before, after, readOnlyNames)));
      }
      const shown = shownIn(exchange.answer);
      if (!carriedOut(exchange) || !shown) return found;
      if (after) {
        const both = names.filter((name) => Object.hasOwn(shown, name) && Object.hasOwn(after, name));
        charge(responseEqualsRead.id, nothing(changesBetween(shown, shownLike(after, shown), both)));
        if (exchange.case.clause === repeated.id)
          charge(repeated.id, nothing(changesBetween(before, after, names)));
      }
      if (typeof shown['id'] === 'string') {
        const same = shown['id'].toLowerCase() === exchange.connectionId.toLowerCase();
        charge(id.id, (same ? passes : fails)('the id in the path', same ? 'the same id' : 'another id'));
      }
      const { tenant_id: tenant, project_id: owner } = shown;
      if (tenant !== undefined && owner !== undefined) {
        charge(
          project.id,
          (sameJson(tenant, owner) ? passes : fails)(
            'one id',
            sameJson(tenant, owner) ? 'one id' : 'two ids',
          ),
        );
      }
      return found;
    },
  };
};

/** A read with what the answer leaves out left out: keys of objects, and a psk that only one of the two masks. */
function shownLike(read: JsonObject, answer: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(read).map(([name, value]) => {
      const shown = answer[name];
      if (name === 'psk' && isMasked(shown) !== isMasked(value)) return [name, shown ?? null];
      if (!isObject(value) || !isObject(shown)) return [name, value];
      return [name, Object.fromEntries(Object.entries(value).filter(([key]) => Object.hasOwn(shown, key)))];
    }),
  );
}

function nothing(changes: readonly string[]): Judgement {
  return changes.length === 0
    ? passes('no difference', 'no difference')
    : fails('no difference', changes.join('; '));
}
