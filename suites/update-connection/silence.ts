import { isAsked } from '../../src/contract/contract.ts';
import type { CaseRequest } from '../../src/model/plan.ts';
import type { Asker } from '../../src/suite/asker.ts';
import type { ClauseSpec, SectionOf } from '../../src/suite/suite.ts';
import { wrap } from '../../src/wrapper.ts';

interface Topic {
  readonly name: string;
  readonly source: string;
  readonly says: string;
  readonly title: string;
  /** Requests that a quick run sends; one where it is not said. */
  readonly quick?: number;
  readonly requests: (asker: Asker) => readonly Partial<CaseRequest>[];
}

const bodies = (...updates: Parameters<typeof wrap>[0][]) =>
  updates.map((update) => ({ body: wrap(update) }));

const topics: readonly Topic[] = [
  {
    name: 'null-values',
    source: 'request-name',
    says: 'A human-readable name of the resource. Default is an empty string.',
    title: 'null in place of a value',
    requests: (asker) =>
      ['name', 'mtu', 'dpd', ...Object.keys(asker.contract.update.properties ?? {})]
        .filter((name, index, all) => name !== 'psk' && all.indexOf(name) === index)
        .filter((name) => isAsked(asker.contract, name))
        .map((name) => ({ body: wrap({ [name]: null }) })),
  },
  {
    name: 'empty-update',
    source: 'request-ipsec_site_connection',
    says: 'ipsec_site_connection | body | object',
    title: 'an update without attributes',
    quick: 2,
    requests: () => bodies({}, { dpd: {} }),
  },
  {
    name: 'empty-strings',
    source: 'request-peer_id',
    says: 'A valid value is an IPv4 address, IPv6 address, e-mail address, key ID, or FQDN.',
    title: 'an empty string as an identity',
    requests: () => bodies({ peer_id: '' }, { peer_address: '' }),
  },
  {
    name: 'short-addresses',
    source: 'request-peer_address',
    says: 'The peer gateway public IPv4 or IPv6 address or FQDN.',
    title: 'an address in a short, octal or hexadecimal form',
    requests: () =>
      bodies({ peer_address: '192.0.2' }, { peer_address: '0xc0000201' }, { peer_address: '192.0.2.010' }),
  },
  {
    name: 'precedence-400-404',
    source: 'status-404',
    says: '404 - Not Found | The requested resource could not be found.',
    title: 'an invalid update of an id that does not exist',
    quick: 0,
    requests: () => [{ ...bodies({ mtu: 'none such' })[0], connection: 'unknown' }],
  },
  {
    name: 'duplicate-keys',
    source: 'request-ipsec_site_connection',
    says: 'ipsec_site_connection | body | object',
    title: 'a key that stands twice',
    requests: () => [{ raw: '{"ipsec_site_connection":{"description":"first","description":"second"}}' }],
  },
];

const clauses: readonly ClauseSpec[] = topics.map(({ name, source, says, title, quick = 1, requests }) => ({
  id: `silence/${name}`,
  level: 'info',
  origin: 'page',
  source,
  says,
  title: `what comes of ${title} is recorded`,
  ask(asker) {
    const limit = asker.amount({ quick, standard: 3, deep: 99 });
    for (const request of requests(asker).slice(0, limit)) {
      asker.ask(`silence/${name}`, { request, expect: { kind: 'observed' } });
    }
  },
}));

/** What the page leaves open: asked, recorded, never counted. */
export const silence: SectionOf = () => ({ clauses });
