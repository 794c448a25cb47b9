import { Ajv2020 } from 'ajv/dist/2020.js';
import { isIpOrFqdn } from '../src/contract/formats.ts';
import { addRules } from '../src/contract/rules.ts';
import { withValue } from '../src/generate/body.ts';
import type { JsonObject } from '../src/model/json.ts';
import { type Figure, speed } from './figure.ts';
import { contract, validBodies } from './updates.ts';

const faults: readonly JsonObject[] = [
  { mtu: 67 },
  { initiator: 'both' },
  { peer_address: '256.1.1.1' },
  { dpd: { interval: 30, timeout: 30 } },
  { admin_state_up: 'maybe' },
];

/** Bodies judged per second, against the same schema, keywords and formats in AJV alone. */
export async function validator(rounds: number): Promise<Figure[]> {
  const validate = rawValidator();
  const faulty = validBodies.map((body, n) =>
    Object.entries(faults[n % faults.length] ?? {}).reduce(
      (whole, [name, value]) => withValue(whole, ['ipsec_site_connection', name], value),
      body,
    ),
  );
  const judged = (name: string, bodies: readonly JsonObject[], times: number) =>
    speed(
      name,
      bodies.length * times,
      {
        kit: () => repeat(times, bodies, contract.request),
        raw: () => repeat(times, bodies, (body) => validate(body) || validate.errors),
      },
      rounds,
    );
  return [
    await judged('validator, valid bodies', validBodies, 100),
    await judged('validator, one fault each', faulty, 50),
  ];
}

function rawValidator() {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false });
  ajv.addFormat('ip-or-fqdn', isIpOrFqdn);
  addRules(ajv);
  return ajv.compile({
    type: 'object',
    required: ['ipsec_site_connection'],
    properties: { ipsec_site_connection: contract.update },
  });
}

function repeat(times: number, bodies: readonly JsonObject[], judge: (body: JsonObject) => unknown): void {
  for (let round = 0; round < times; round++) for (const body of bodies) judge(body);
}
