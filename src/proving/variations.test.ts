import { describe, expect, test } from 'vitest';
import { type StrictServer, startStrictServer } from './strict-server.ts';
import type { Variation } from './variation.ts';
import { together, variations } from './variations.ts';

const TRIES = 20;

/** Asks again, a bounded number of times, while the server is busy. */
async function ask(server: StrictServer, sent?: object, token = server.token): Promise<Response> {
  const url = `${server.url}/v2.0/vpn/ipsec-site-connections/${server.connectionId}`;
  const headers = { 'x-auth-token': token, 'content-type': 'application/json' };
  const body = JSON.stringify({ ipsec_site_connection: sent });
  for (let left = TRIES; left > 0; left--) {
    const answer = await fetch(url, sent === undefined ? { headers } : { method: 'PUT', headers, body });
    if (answer.status !== 429 && answer.status !== 503) return answer;
    await answer.text();
  }
  throw new Error(`the server was busy ${TRIES} times`);
}

async function shown(answer: Response): Promise<Record<string, unknown>> {
  const body = (await answer.json()) as { ipsec_site_connection: Record<string, unknown> };
  return body.ipsec_site_connection;
}

async function settled(server: StrictServer): Promise<Record<string, unknown>> {
  for (let left = TRIES; left > 0; left--) {
    const connection = await shown(await ask(server));
    if (connection['status'] !== 'PENDING_UPDATE') return connection;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`the connection was pending ${TRIES} times`);
}

async function behaves(set: readonly Variation[]): Promise<void> {
  const server = await startStrictServer({ variations: set });
  try {
    const update = { description: 'New IPsec connection', mtu: 1280 };
    const answer = await ask(server, update);
    expect(answer.status).toBe(200);
    expect(await shown(answer)).toMatchObject(update);
    expect(await settled(server)).toMatchObject(update);
    expect((await ask(server, { mtu: 67 })).status).toBe(400);
    expect(await settled(server)).toMatchObject(update);
    expect((await ask(server, update, 'wrong')).status).toBe(401);
  } finally {
    await server.close();
  }
}

describe('a server with a variation still does what the page says', () => {
  test.each(variations)('$name', (variation) => behaves([variation]));

  test.each([0, 1, 2, 3, 4, 5, 6, 7])('turn %i of all together', (turn) => behaves(together(turn)));
});

test('eight turns hold every variation', () => {
  const held = new Set([0, 1, 2, 3, 4, 5, 6, 7].flatMap((turn) => together(turn)));
  expect(held).toEqual(new Set(variations));
});

test('names are unique words joined by hyphens', () => {
  const names = variations.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
});

test('the variations that earn a remark are these', () => {
  expect(variations.filter(({ warns }) => warns).map(({ name }) => name)).toEqual([
    'without-modes',
    'without-id',
    'without-peer-cidrs',
    'without-split-selector',
    'psk-masked',
    'psk-omitted',
    'partial-dpd-refused',
  ]);
});
