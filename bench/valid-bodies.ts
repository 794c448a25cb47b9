import fc from 'fast-check';
import { validUpdates } from '../src/generate/valid.ts';
import { type Figure, speed } from './figure.ts';
import { endpointGroups, units } from './updates.ts';

/** Valid updates per second, derived from the contract, against a record that a person writes for the same fields. */
export async function validBodies(rounds: number): Promise<Figure[]> {
  const numRuns = 1000;
  const derived = validUpdates(units);
  const written = handWritten();
  let seed = 0;
  return [
    await speed(
      { name: 'valid bodies', pieces: numRuns, least: 1 },
      {
        kit: () => fc.sample(derived, { numRuns, seed: seed++ }),
        raw: () => fc.sample(written, { numRuns, seed: seed++ }),
      },
      rounds,
    ),
  ];
}

function handWritten() {
  const alphanumeric = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];
  const letter = fc.constantFrom(...alphanumeric);
  const character = fc.constantFrom(...alphanumeric, ...' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~');
  const printable = (minLength: number, maxLength: number) =>
    fc
      .tuple(
        letter,
        fc.string({ unit: character, minLength: minLength - 2, maxLength: maxLength - 2, size: 'max' }),
        letter,
      )
      .map((parts) => parts.join(''));
  const text = fc.oneof(printable(2, 64), fc.constant(''));
  const ipv4 = fc
    .tuple(fc.constantFrom('192.0.2', '198.51.100', '203.0.113'), fc.integer({ min: 1, max: 254 }))
    .map(([net, host]) => `${net}.${host}`);
  const group = fc.integer({ min: 1, max: 0xffff }).map((n) => n.toString(16));
  const ipv6 = fc.tuple(group, group).map(([a, b]) => `2001:db8:${a}::${b}`);
  const label = fc.string({
    unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'),
    minLength: 1,
    maxLength: 20,
    size: 'max',
  });
  const name = label.map((one) => `gw-${one}.example.org`);
  const email = name.map((host) => `vpn@${host}`);
  const seconds = fc.integer({ min: 1, max: 3600 });
  return fc.record(
    {
      name: text,
      description: text,
      peer_address: ipv4,
      peer_id: fc.oneof(ipv4, ipv6, email, name),
      local_id: fc.oneof(name, email, fc.constant('')),
      psk: printable(8, 64),
      initiator: fc.constantFrom('response-only', 'bi-directional'),
      admin_state_up: fc.boolean(),
      mtu: fc.integer({ min: 68, max: 9000 }),
      dpd: fc
        .record({
          action: fc.constantFrom('clear', 'hold', 'restart', 'disabled', 'restart-by-peer'),
          interval: seconds,
          more: seconds,
        })
        .map(({ action, interval, more }) => ({ action, interval, timeout: interval + more })),
      local_ep_group_id: fc.constant(endpointGroups.local),
      peer_ep_group_id: fc.constant(endpointGroups.peer),
    },
    { requiredKeys: [] },
  );
}
