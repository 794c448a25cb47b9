import { describe, expect, test } from 'vitest';
import lock from '../../../suites/clauses.lock.json' with { type: 'json' };
import type { Fault, WireRequest } from '../fault.ts';
import { startInProcess } from '../in-process.ts';
import { onTheWire } from './on-the-wire.ts';

const { token, connections } = startInProcess();
const collection = '/v2.0/vpn/ipsec-site-connections';
const named = `${collection}/${connections.ipv4}`;
const unknown = `${collection}/00000000-0000-4000-8000-000000000000`;

const put = (body: string | undefined, parts: Partial<WireRequest> = {}): WireRequest => ({
  method: 'PUT',
  path: named,
  headers: { 'x-auth-token': token },
  body,
  ...parts,
});
const update = (attributes: unknown) => put(JSON.stringify({ ipsec_site_connection: attributes }));
const read: WireRequest = { method: 'GET', path: named, headers: { 'x-auth-token': token } };

/** A short run as a kit makes it: valid, invalid, strange and unauthenticated updates, with reads between. */
const script: readonly WireRequest[] = [
  update({ description: 'one' }),
  update({ mtu: 1400, dpd: { action: 'hold', interval: 10, timeout: 20 } }),
  update({ mtu: 5 }),
  update({ mtu: 'abc', name: 5 }),
  update({ dpd: { timeout: 5 } }),
  put('{"ipsec_site_connection"'),
  put(undefined),
  put('[]'),
  put('{"ipsec_site_connection":{"mtu":1e400}}'),
  put('{"ipsec_site_connection":{"name":"x"}}', { headers: {} }),
  put('{"ipsec_site_connection":{"name":"x"}}', { headers: { 'x-auth-token': 'nobody' } }),
  put('{"ipsec_site_connection":{"name":"x"}}', { path: unknown }),
].flatMap((request) => [request, read]);

async function sentOnBy(fault: Fault): Promise<WireRequest[]> {
  const server = startInProcess();
  const wire = fault.wire?.();
  const sent: WireRequest[] = [];
  for (const request of [read, ...script]) {
    await wire?.(request, (one) => {
      sent.push(one);
      return server.send(one);
    });
  }
  return sent;
}

test('names are unique and in kebab case', () => {
  const names = onTheWire.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
});

test('every fault is a wire, and names a clause that sees it', () => {
  expect(onTheWire.filter(({ wire, behave, seenBy }) => !wire || behave || seenBy.length === 0)).toEqual([]);
});

test('the clauses that are named exist', () => {
  const known = new Set<string>(Object.values(lock).flatMap((clauses) => Object.keys(clauses)));
  expect(onTheWire.flatMap(({ seenBy }) => seenBy).filter((id) => !known.has(id))).toEqual([]);
});

describe.each(Object.entries(lock))('profile %s', (profile, clauses) => {
  test("every must and should but those on other people's tokens is seen to catch a fault on the wire", () => {
    const proven = new Set(
      onTheWire.filter((fault) => (fault.profile ?? profile) === profile).flatMap(({ seenBy }) => seenBy),
    );
    const counted = Object.entries(clauses).filter(
      ([id, { level }]) => level !== 'info' && !id.startsWith('access/'),
    );
    expect(counted.map(([id]) => id).filter((id) => !proven.has(id))).toEqual([]);
  });
});

test.each(onTheWire.map((fault) => [fault.name, fault] as const))(
  '%s sends nothing but reads and updates of what it was asked for',
  async (_, fault) => {
    const sent = await sentOnBy(fault);
    expect([...new Set(sent.map(({ method }) => method))].sort()).toEqual(['GET', 'PUT']);
    expect(sent.filter(({ path }) => path !== named && path !== unknown)).toEqual([]);
    expect(sent.length).toBeLessThan(script.length * 10);
  },
);

test.each(onTheWire.map((fault) => [fault.name, fault] as const))(
  '%s begins afresh each time',
  async (_, fault) => {
    expect(await sentOnBy(fault)).toEqual(await sentOnBy(fault));
  },
);
