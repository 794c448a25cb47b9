import { expect, test } from 'vitest';
import { contractOf } from '../contract/contract.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { wrap } from '../wrapper.ts';
import { isSingleFault } from './single-fault.ts';

const { constraints, request } = contractOf('virtuozzo', 4);

const mtu = { mtu: 1500 };
const dpd = { action: 'hold', interval: 30, timeout: 120 };

test.each<[string, string, Json, JsonObject, boolean]>([
  ['one value below its minimum', 'request/mtu/minimum', wrap({ mtu: 67 }), mtu, true],
  ['a valid value', 'request/mtu/minimum', wrap({ mtu: 68 }), mtu, false],
  ['a value of another type', 'request/mtu/minimum', wrap({ mtu: 'x' }), mtu, false],
  ['a value of another type', 'request/mtu/type', wrap({ mtu: 'x' }), mtu, true],
  ['a fault elsewhere too', 'request/mtu/minimum', wrap({ mtu: 67, name: 5 }), mtu, false],
  ['an unknown attribute too', 'request/mtu/minimum', wrap({ mtu: 67, other: 5 }), mtu, false],
  ['a twin with a fault', 'request/mtu/minimum', wrap({ mtu: 67 }), { mtu: 66 }, false],
  ['a number, in place of a word', 'request/initiator/enum', wrap({ initiator: 5 }), mtu, true],
  ['no wrapper', 'request/ipsec_site_connection/required', mtu, mtu, true],
  ['no wrapper', 'request/mtu/minimum', { mtu: 67 }, mtu, false],
  [
    'a timeout of the interval',
    'request/dpd/timeout/x-greater-than',
    wrap({ dpd: { ...dpd, timeout: 30 } }),
    { dpd },
    true,
  ],
  [
    'a timeout of 0',
    'request/dpd/timeout/exclusiveMinimum',
    wrap({ dpd: { ...dpd, timeout: 0 } }),
    { dpd },
    true,
  ],
  [
    'an interval of 0',
    'request/dpd/interval/exclusiveMinimum',
    wrap({ dpd: { ...dpd, interval: 0 } }),
    { dpd },
    true,
  ],
])('%s is the single fault of %s: %#', (_, clause, body, twin, single) => {
  const constraint = constraints.find(({ id }) => id === clause);
  expect(constraint && isSingleFault(request, constraint, body, twin)).toBe(single);
});

test('a partial update is judged beside what is stored', () => {
  const constraint = constraints.find(({ id }) => id === 'request/dpd/timeout/x-greater-than');
  const judged = (timeout: number, stored?: JsonObject) =>
    constraint &&
    isSingleFault(request, constraint, wrap({ dpd: { timeout } }), { dpd: { timeout: 200 } }, stored);
  expect(judged(45)).toBe(false);
  expect(judged(45, { dpd: { action: 'hold', interval: 45, timeout: 150 } })).toBe(true);
  expect(judged(46, { dpd: { action: 'hold', interval: 45, timeout: 150 } })).toBe(false);
});
