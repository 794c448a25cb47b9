import { isIP } from 'node:net';
import { fails, outcome, passes } from '../../src/check/outcome.ts';
import { carriedOut } from '../../src/check/reach.ts';
import { at } from '../../src/check/stored.ts';
import { type Contract, isAsked } from '../../src/contract/contract.ts';
import { notReadable } from '../../src/suite/readable.ts';
import { requestClauses } from '../../src/suite/request-clauses.ts';
import { exampleOf } from '../../src/suite/shape-cases.ts';
import type { ClauseSpec, SectionOf } from '../../src/suite/suite.ts';
import { wrap } from '../../src/wrapper.ts';

const example = (contract: Contract): ClauseSpec => ({
  id: 'request/example/accepted',
  level: 'must',
  origin: 'page',
  source: 'request-example',
  says: '"description": "New IPsec connection"',
  title: "the page's own request is accepted",
  needs: ({ hidden }) => {
    if (!isAsked(contract, 'description')) return 'the profile does not ask its attribute';
    return hidden.includes('description') ? notReadable('description') : undefined;
  },
  ask: (asker) => {
    asker.accepted(exampleOf(asker), 'request/example/accepted');
  },
});

const combined: ClauseSpec = {
  id: 'request/combined/accepted',
  level: 'must',
  origin: 'page',
  source: 'status-200',
  says: 'Request was successful.',
  title: 'valid attributes sent together are accepted',
  ask: (asker) => {
    for (const update of asker.pool) asker.accepted(update);
  },
};

const name: ClauseSpec = {
  id: 'request/peer_address/accepted-name',
  level: 'must',
  origin: 'page',
  source: 'request-peer_address',
  says: 'The peer gateway public IPv4 or IPv6 address or FQDN.',
  title: 'a name that resolves is accepted, and stays a name or becomes its address',
  needs: ({ fqdn, hidden }) => {
    if (hidden.includes('peer_address')) return notReadable('peer_address');
    return fqdn === undefined ? 'no resolvable name was given (--fqdn)' : undefined;
  },
  ask: (asker) => {
    asker.ask(name.id, {
      request: { body: wrap({ peer_address: asker.parameters.fqdn ?? '' }) },
      expect: { kind: 'accepted' },
    });
  },
};

/** What the request table and the request example say. */
export const request: SectionOf = (contract) => {
  const derived = requestClauses(contract);
  return {
    clauses: [example(contract), ...derived.accepted, name, combined, ...derived.refused],
    observe(exchange) {
      if (exchange.case.clause !== name.id || !carriedOut(exchange)) return [];
      const sent = exchange.case.request.body;
      const stored = at(exchange.after, ['peer_address']);
      const kept = JSON.stringify(sent) === JSON.stringify(wrap({ peer_address: stored ?? '' }));
      const resolved = typeof stored === 'string' && isIP(stored) !== 0;
      const judge = kept || resolved ? passes : fails;
      return [
        outcome(
          name.id,
          exchange,
          judge('the name, or an address', `peer_address ${JSON.stringify(stored)}`),
        ),
      ];
    },
  };
};
