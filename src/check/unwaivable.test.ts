import { expect, test } from 'vitest';
import type { Exchange } from '../model/exchange.ts';
import type { Case } from '../model/plan.ts';
import { exchangeOf, responds, silence } from './exchange.test-support.ts';
import { unwaivableIn } from './unwaivable.ts';

const other: Partial<Case> = { request: { body: {}, token: 'other-project', connection: 'named' } };

test.each<[string, Partial<Exchange>, Partial<Case>, string | undefined]>([
  ['a 500', { answer: responds(500) }, {}, 'status 500'],
  ['a 501', { answer: responds(501) }, {}, 'status 501'],
  ['a 503, which a proxy may have sent', { answer: responds(503) }, {}, undefined],
  ['no answer', { answer: silence }, {}, undefined],
  ['a refusal', { answer: responds(400) }, {}, undefined],
  [
    'a refusal that stores',
    { answer: responds(400), before: { mtu: 1500 }, after: { mtu: 67 } },
    {},
    'a refused request changed mtu',
  ],
  [
    'a refusal that stores a psk',
    { answer: responds(403), before: { psk: 'a' }, after: { psk: 'b' } },
    {},
    'a refused request changed psk',
  ],
  [
    'a refusal beside a change of status',
    { answer: responds(400), before: { status: 'ACTIVE' }, after: { status: 'DOWN' } },
    {},
    undefined,
  ],
  [
    'a refusal while the connection is pending',
    { answer: responds(400), before: { mtu: 1500 }, after: { mtu: 67, status: 'PENDING_UPDATE' } },
    {},
    undefined,
  ],
  [
    'an update carried out',
    { answer: responds(200), before: { mtu: 1500 }, after: { mtu: 67 } },
    {},
    undefined,
  ],
  [
    'one for another project',
    { answer: responds(200) },
    other,
    'carried out for somebody who may not write it',
  ],
  ['one that is refused to another project', { answer: responds(403) }, other, undefined],
])('%s', (_, parts, asked, said) => {
  const exchange = exchangeOf({ kind: 'refused', status: 400 }, parts, asked);
  expect(unwaivableIn(exchange, ['mtu', 'psk', 'status'])).toBe(said);
});
