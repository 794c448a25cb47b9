import { runInThisContext } from 'node:vm';
import { validator as schemasafe } from '@exodus/schemasafe';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isIpOrFqdn } from '../src/contract/formats.ts';
import { addRules } from '../src/contract/rules.ts';
import { plainSchema } from '../src/export/plain-schema.ts';
import { withValue } from '../src/generate/body.ts';
import type { JsonObject } from '../src/model/json.ts';
import { requestViolations } from '../src/validate/validate.ts';
import { type Figure, speed } from './figure.ts';
import { contract, validBodies } from './updates.ts';

const faults: readonly JsonObject[] = [
  { mtu: 67 },
  { initiator: 'both' },
  { peer_address: '256.1.1.1' },
  { dpd: { interval: 30, timeout: 30 } },
  { admin_state_up: 'maybe' },
];

/**
 * Bodies judged per second, against the same schema, keywords and formats in AJV alone; and those of the package that need
 * no AJV against the code that @exodus/schemasafe writes, for the standard keywords alone.
 */
export async function validator(rounds: number): Promise<Figure[]> {
  const validate = rawValidator();
  const faulty = validBodies.map((body, n) =>
    Object.entries(faults[n % faults.length] ?? {}).reduce(
      (whole, [name, value]) => withValue(whole, ['ipsec_site_connection', name], value),
      body,
    ),
  );
  const other = otherStandalone();
  const judges = {
    validator: {
      least: 0.95,
      kit: contract.request,
      raw: (body: JsonObject) => validate(body) || validate.errors,
    },
    standalone: { kit: requestViolations, raw: other },
  };
  const judged = (
    judge: keyof typeof judges,
    [what, bodies]: readonly [string, readonly JsonObject[]],
    times: number,
  ) => {
    const { kit, raw, ...aim } = judges[judge];
    const pair = {
      kit: () => repeat(times, bodies, (body) => kit(body)),
      raw: () => repeat(times, bodies, raw),
    };
    return speed({ name: `${judge}, ${what}`, pieces: bodies.length * times, ...aim }, pair, rounds);
  };
  const valid = ['valid bodies', validBodies] as const;
  const broken = ['one fault each', faulty] as const;
  return [
    await judged('validator', valid, 100),
    await judged('validator', broken, 50),
    await judged('standalone', valid, 50),
    await judged('standalone', broken, 50),
  ];
}

/** The validator that @exodus/schemasafe writes as a module, of the schema that `export` gives. */
function otherStandalone(): (body: JsonObject) => unknown {
  const written = schemasafe(plainSchema(contract, 'request') as never, {
    mode: 'lax',
    isJSON: true,
    includeErrors: true,
    allErrors: true,
  });
  return runInThisContext(written.toModule()) as (body: JsonObject) => unknown;
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
