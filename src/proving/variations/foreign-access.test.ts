import { expect, test } from 'vitest';
import { FOREIGN } from '../strict/handler.ts';
import { startStrictServer } from '../strict-server.ts';
import type { Variation } from '../variation.ts';
import { foreignAccess } from './foreign-access.ts';

async function status(variations: readonly Variation[], token: string, method = 'PUT'): Promise<number> {
  const { url, connectionId, close } = await startStrictServer({ variations });
  const answer = await fetch(`${url}/v2.0/vpn/ipsec-site-connections/${connectionId}`, {
    method,
    headers: { 'x-auth-token': token },
    ...(method === 'PUT' && { body: '{"ipsec_site_connection":{"description":"x"}}' }),
  });
  await close();
  return answer.status;
}

test.each(Object.values(FOREIGN))('the token %s is refused with 404, 403 or 401', async (token) => {
  const sets = [[], ...foreignAccess.map((one) => [one])];
  expect(await Promise.all(sets.map((set) => status(set, token)))).toEqual([404, 403, 401]);
});

test.each(foreignAccess)('$name lets the owner update', async (variation) => {
  expect(await status([variation], 'strict-server-token')).toBe(200);
});
