import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween } from '../check/changes.ts';
import { contractOf } from '../contract/contract.ts';
import { sequences } from '../generate/sequences.ts';
import { unitsOf } from '../generate/units.ts';
import { isObject } from '../json.ts';
import { merged } from '../merged.ts';
import type { JsonObject } from '../model/json.ts';
import { wrap } from '../wrapper.ts';
import type { Subject } from './judge-server.ts';
import { faulty, varied } from './subjects.ts';

const units = unitsOf(contractOf('virtuozzo', 4), { family: 4, hidden: [] });
const faults = [{ mtu: 67 }, { name: 5 }, { dpd: { action: 'hold', interval: 9, timeout: 9 } }];
const names = Object.keys(contractOf('virtuozzo', 4).update.properties ?? {});

/** One request of the owner; the connection that a 200 shows. */
async function ask(
  { send, token, connection }: Subject,
  update?: JsonObject,
): Promise<JsonObject | undefined> {
  const answer = await send({
    method: update ? 'PUT' : 'GET',
    path: `/v2.0/vpn/ipsec-site-connections/${connection}`,
    headers: { 'x-auth-token': token, 'content-type': 'application/json' },
    ...(update && { body: JSON.stringify(wrap(update)) }),
  });
  const shown =
    answer?.status === 200 ? (JSON.parse(answer.body) as JsonObject)['ipsec_site_connection'] : undefined;
  return isObject(shown) ? shown : undefined;
}

const servers: readonly [string, () => Subject][] = [
  ['the strict server', () => varied([], 4)],
  ['the reference server', () => faulty(undefined, 4, 'virtuozzo')],
];

describe.each(servers)('%s', (_, start) => {
  test.each([
    ['valid updates', {}],
    ['updates with refused ones among them', { faults }],
  ])('stores what the model says, update by update, of %s', async (__, length) => {
    await fc.assert(
      fc.asyncProperty(sequences(units, length), async (moves) => {
        const server = start();
        let model = (await ask(server)) ?? {};
        for (const { update, valid } of moves) {
          const shown = await ask(server, update);
          expect(shown !== undefined).toBe(valid);
          if (valid) model = merged(model, update);
          expect(changesBetween(model, await ask(server), names)).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
