import { expect, test } from 'vitest';
import { faults, startReferenceServer } from './library.ts';

const put = async (wrong: readonly string[], mtu: number) => {
  const server = await startReferenceServer({ faults: wrong });
  const url = `${server.url}/v2.0/vpn/ipsec-site-connections/${server.connections.ipv4}`;
  const { status } = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-auth-token': server.token },
    body: JSON.stringify({ ipsec_site_connection: { mtu } }),
  });
  await server.close();
  return status;
};

test('the server keeps the page, but for its faults', async () => {
  expect(await put([], 67)).toBe(400);
  expect(await put(['mtu-67-accepted'], 67)).toBe(200);
});

test('every fault that is listed can be had', async () => {
  expect(faults.length).toBeGreaterThan(100);
  const server = await startReferenceServer({ faults: faults.map(({ name }) => name) });
  await server.close();
});

test('an unknown fault is refused', async () => {
  await expect(startReferenceServer({ faults: ['none'] })).rejects.toThrow('there is no fault "none"');
});
