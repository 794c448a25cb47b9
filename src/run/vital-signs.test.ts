import { expect, test } from 'vitest';
import { exchangeOf, responds, silence } from '../check/exchange.test-support.ts';
import type { Exchange } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import { lifelessness, noVitals, plusVitals, vitalsOf } from './vital-signs.ts';

const stores = 'the target was never seen to store an update';
const refuses = 'the target was never seen to refuse an update';

const update = (
  sent: JsonObject,
  before: JsonObject,
  after: JsonObject | undefined,
  status = 200,
): Exchange =>
  exchangeOf(
    { kind: 'accepted' },
    { before, after, answer: responds(status) },
    { request: { body: { ipsec_site_connection: sent }, token: 'own', connection: 'named' } },
  );
const fault = (status: number) => exchangeOf({ kind: 'refused', status: 400 }, { answer: responds(status) });

const alive = update({ mtu: 1400 }, { mtu: 1500 }, { mtu: 1400 });
const dpd = (timeout: number) => ({ dpd: { action: 'hold', timeout } });

test.each<[string, Exchange[], string | undefined]>([
  ['nothing asked', [], undefined],
  ['an update stored and a fault refused', [alive, fault(400)], undefined],
  ['an update stored, and no fault asked', [alive], undefined],
  ['one of two updates stored', [update({ mtu: 1 }, {}, {}), alive, fault(404)], undefined],
  ['a key of dpd stored', [update(dpd(9), dpd(8), { ...dpd(9), seen: 1 }), fault(400)], undefined],
  ['a fault refused, and no update asked', [fault(400)], undefined],
  ['updates that were stored before', [update({ mtu: 1 }, { mtu: 1 }, { mtu: 1 }), fault(400)], stores],
  ['an update accepted and not stored', [update({ mtu: 1 }, { mtu: 2 }, { mtu: 2 }), fault(400)], stores],
  ['an update accepted and not readable', [update({ mtu: 1 }, { mtu: 2 }, undefined), fault(400)], stores],
  ['an update refused', [update({ mtu: 1 }, { mtu: 2 }, { mtu: 1 }, 400), fault(400)], stores],
  ['a fault accepted', [alive, fault(200)], refuses],
  ['a fault answered 500', [alive, fault(500)], refuses],
  ['a fault without an answer', [alive, { ...fault(400), answer: silence }], refuses],
  ['one of two faults refused', [alive, fault(200), fault(422)], undefined],
  [
    'cases that were not asked',
    [exchangeOf({ kind: 'accepted' }, { unasked: 'interrupted' }), fault(400)],
    undefined,
  ],
])('%s: %s', (_, exchanges, why) => {
  expect(lifelessness(exchanges.map(vitalsOf).reduce(plusVitals, noVitals))).toBe(why);
});
