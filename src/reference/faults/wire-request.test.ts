import { describe, expect, test } from 'vitest';
import type { Wire, WireAnswer, WireRequest } from '../fault.ts';
import { attributesIn, bodyOf, changedAt } from './wire-connection.ts';
import { mending, mendingAttributes, storing } from './wire-request.ts';

const put = (body: string): WireRequest => ({ method: 'PUT', path: '/c', headers: {}, body });
const read: WireRequest = { method: 'GET', path: '/c', headers: {} };
const answer = (status: number, attributes: unknown = {}): WireAnswer => ({
  status,
  headers: {},
  body: bodyOf(attributes),
});

/** Sends through a wire to a server that refuses an mtu under 68 and stores the rest. */
async function through(wire: Wire, request: WireRequest) {
  const bodies: string[] = [];
  let stored: Record<string, unknown> = { mtu: 1500 };
  const got = await wire(request, async ({ method, body = '' }) => {
    if (method === 'GET') return answer(200, stored);
    bodies.push(body);
    const sent = attributesIn(body);
    if (!sent || Number(sent['mtu'] ?? 68) < 68) return answer(400);
    stored = { ...stored, ...sent };
    return answer(200, stored);
  });
  return { status: got?.status, bodies, stored };
}

describe('mending', () => {
  const raise = mendingAttributes((sent) => changedAt(sent, 'mtu', () => 1280));

  test('leaves an update alone that is accepted', async () => {
    const { status, bodies } = await through(raise(), put(bodyOf({ mtu: 68 })));
    expect([status, bodies]).toEqual([200, [bodyOf({ mtu: 68 })]]);
  });

  test('sends one on once more that is refused', async () => {
    const { status, bodies, stored } = await through(raise(), put(bodyOf({ mtu: 5 })));
    expect([status, bodies, stored]).toEqual([
      200,
      [bodyOf({ mtu: 5 }), bodyOf({ mtu: 1280 })],
      { mtu: 1280 },
    ]);
  });

  test('sends nothing more where there is nothing to mend', async () => {
    const same = mending((body) => body);
    expect((await through(same(), put('{'))).bodies).toEqual(['{']);
  });

  test('leaves reads alone', async () => {
    expect(await through(raise(), read)).toMatchObject({ status: 200, bodies: [] });
  });
});

describe('storing', () => {
  const more = storing((sent, before) => changedAt(sent, 'mtu', () => Number(before['mtu']) + 1));

  test('carries a valid update out with other values', async () => {
    expect(await through(more(), put(bodyOf({ mtu: 100 })))).toMatchObject({
      status: 200,
      stored: { mtu: 1501 },
    });
  });

  test('leaves a refusal as it is', async () => {
    expect(await through(more(), put(bodyOf({ mtu: 5 })))).toMatchObject({
      status: 400,
      stored: { mtu: 1500 },
    });
  });

  test('sends an update on once where nothing changes', async () => {
    expect((await through(more(), put(bodyOf({ name: 'x' })))).bodies).toEqual([bodyOf({ name: 'x' })]);
  });
});
