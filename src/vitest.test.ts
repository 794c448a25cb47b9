import { describe, expect, test } from 'vitest';
import { contractOf } from './contract/contract.ts';
import { conformance } from './vitest.ts';

describe('the embedded server', () => {
  conformance({ effort: 'quick' });
});

describe('matchers', () => {
  const update = (attributes: object) => ({ ipsec_site_connection: attributes });

  test('know valid updates and broken ones', () => {
    expect(update({ mtu: 1400 })).toBeValidUpdate();
    expect(update({ mtu: 67 })).not.toBeValidUpdate();
    expect(update({ mtu: 67 })).toBreak('request/mtu/minimum');
    expect(update({ mtu: 1279 })).toBreak('request/mtu/minimum', { family: 6 });
    expect(update({ mtu: 1400 })).not.toBreak('request/mtu/minimum');
  });

  test('know what an answer must not break', () => {
    const { response } = contractOf('virtuozzo', 4).examples;
    const shown = (response as { ipsec_site_connection: object }).ipsec_site_connection;
    expect(update(shown)).toConform();
    expect(() => expect(update({ ...shown, mtu: '1400' })).toConform()).toThrow('response/mtu/type');
  });
});
