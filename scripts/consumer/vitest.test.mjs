import { expect, test } from 'vitest';
import { conformance } from 'vpnaas-conformance/vitest';

conformance({ effort: 'quick' });

test('a matcher', () => {
  expect({ ipsec_site_connection: { mtu: 67 } }).toBreak('request/mtu/minimum');
});
