import { afterEach, expect, test } from 'vitest';
import { textOn } from '../run/server-run.test-support.ts';
import { type Embedded, startEmbedded } from './embedded.ts';

let embedded: Embedded | undefined;
afterEach(() => embedded?.close());

test.each([
  [undefined, '203.0.113.7'],
  [4, '203.0.113.7'],
  [6, '2001:db8:fffe::7'],
] as const)('the connection for the family %s has its peer at %s', async (family, address) => {
  embedded = await startEmbedded('virtuozzo', family);
  const shown = JSON.parse(await textOn({ ...embedded, connectionId: embedded.connection }));
  expect(shown.ipsec_site_connection.peer_address).toBe(address);
  expect(embedded.fqdn).not.toBe('');
});
