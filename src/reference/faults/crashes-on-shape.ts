import type { Behaviour } from '../behaviour.ts';
import { parse, unwrap } from '../body.ts';
import type { Fault } from '../fault.ts';
import { checkNames } from '../names.ts';
import { isObject } from '../rule.ts';
import { rules } from '../rules.ts';
import { together } from '../together.ts';

const common = { kind: 'breaks on content' } as const;

/** Bodies of which `test` is true give a 500. */
const onBody = (test: (body: unknown) => boolean): Partial<Behaviour> => ({
  unwrap: (body) => {
    if (test(body)) throw new TypeError('unexpected body');
    return unwrap(body);
  },
});

/** Attributes of which `test` is true give a 500. */
const onSent = (test: (sent: Readonly<Record<string, unknown>>) => boolean): Partial<Behaviour> => ({
  checkNames: (sent) => {
    if (test(sent)) throw new TypeError('unexpected attributes');
    return checkNames(sent);
  },
});

/** Bodies of an unexpected shape that give a 500. */
export const crashesOnShape: readonly Fault[] = [
  {
    ...common,
    name: 'array-body-crashes',
    says: 'a body that is an array gives a 500',
    seenBy: ['robustness/array-body'],
    metIn: 'Neutron 29.0.0',
    behave: () => onBody(Array.isArray),
  },
  {
    ...common,
    name: 'scalar-body-crashes',
    says: 'a body that is a text or a number gives a 500',
    seenBy: ['request/body/type'],
    behave: () => onBody((body) => typeof body === 'string' || typeof body === 'number'),
  },
  {
    ...common,
    name: 'missing-wrapper-crashes',
    says: 'a body without the wrapper gives a 500',
    seenBy: ['request/ipsec_site_connection/required'],
    behave: () => onBody((body) => isObject(body) && !('ipsec_site_connection' in body)),
  },
  {
    ...common,
    name: 'list-in-wrapper-crashes',
    says: 'a list inside the wrapper gives a 500',
    seenBy: ['request/ipsec_site_connection/type'],
    behave: () => onBody((body) => isObject(body) && Array.isArray(body['ipsec_site_connection'])),
  },
  {
    ...common,
    name: 'malformed-json-crashes',
    says: 'a body that is not JSON gives a 500',
    seenBy: ['status/400/malformed-json'],
    behave: () => ({
      parse: (bytes) => (bytes.length === 0 ? undefined : JSON.parse(Buffer.from(bytes).toString())),
    }),
  },
  {
    ...common,
    name: 'no-body-crashes',
    says: 'a request without a body gives a 500',
    seenBy: ['status/400/no-body'],
    behave: () => ({ parse: (bytes) => (bytes.length === 0 ? JSON.parse('') : parse(bytes)) }),
  },
  {
    ...common,
    name: 'unknown-attribute-crashes',
    says: 'an attribute of no table gives a 500',
    seenBy: ['robustness/undocumented-input'],
    alsoBy: ['robustness/deep-json'],
    behave: () => onSent((sent) => Object.keys(sent).some((name) => !Object.hasOwn(rules, name))),
  },
  {
    ...common,
    name: 'unknown-dpd-member-crashes',
    says: 'a member that dpd does not have gives a 500',
    seenBy: ['robustness/undocumented-input'],
    behave: () => onSent(({ dpd }) => isObject(dpd) && 'retries' in dpd),
  },
  {
    ...common,
    name: 'one-endpoint-group-crashes',
    says: 'an endpoint group without the other one gives a 500',
    seenBy: ['robustness/undocumented-input'],
    behave: () => onSent((sent) => 'local_ep_group_id' in sent !== 'peer_ep_group_id' in sent),
  },
  {
    ...common,
    name: 'duplicate-key-crashes',
    says: 'an attribute that stands twice gives a 500',
    seenBy: ['robustness/undocumented-input'],
    behave: () => ({
      parse: (bytes) => {
        const text = Buffer.from(bytes.subarray(0, 200)).toString();
        if (/"description":"[^"]*","description"/.test(text)) throw new Error('key stands twice');
        return parse(bytes);
      },
    }),
  },
  {
    ...common,
    name: 'dpd-without-timeout-crashes',
    says: 'a dpd without a timeout gives a 500',
    seenBy: ['state/dpd/unsent-unchanged'],
    alsoBy: ['state/dpd/judged-merged'],
    behave: () => onSent(({ dpd }) => isObject(dpd) && Object.keys(dpd).length > 0 && !('timeout' in dpd)),
  },
  {
    ...common,
    name: 'valid-update-crashes',
    says: 'an update of which nothing is wrong gives a 500, and nothing is stored',
    seenBy: ['request/example/accepted', 'request/combined/accepted'],
    alsoBy: ['request/', 'state/', 'robustness/'],
    metIn: 'LP#1978571',
    behave: () => ({
      save: () => {
        throw new Error('no transaction');
      },
    }),
  },
  {
    ...common,
    name: 'new-address-stored-then-crashes',
    says: 'a new peer_address is stored and then answered with a 500',
    seenBy: ['request/peer_address/accepted', 'request/combined/accepted', 'state/refused/unchanged'],
    alsoBy: ['request/', 'state/'],
    behave: () => ({
      together: {
        ...together,
        state: ({ sent, entry, merged }) => {
          if (sent.peer_address === undefined) return undefined;
          entry.connection = merged;
          throw new Error('no route');
        },
      },
    }),
  },
];
