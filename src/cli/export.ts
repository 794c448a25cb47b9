import { join } from 'node:path';
import { updateConnection } from '../../suites/index.ts';
import { type Contract, contractOf } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import { namedBodies } from '../export/bodies.ts';
import { openApiDocument } from '../export/openapi.ts';
import { plainSchema, type Side } from '../export/plain-schema.ts';
import { typeDeclarations } from '../export/types.ts';
import { type ModuleForm, validatorModule } from '../export/validator.ts';
import type { Family } from '../model/plan.ts';
import { clausesOf } from '../run/plan.ts';
import { offlinePlan } from './offline-plan.ts';
import { writeFile } from './write-file.ts';

/** What `export` can write. */
type ExportFormat = 'request-schema' | 'response-schema' | 'openapi' | 'types' | 'validator' | 'bodies';

/** Options of `export` as commander hands them over. */
interface ExportOptions {
  readonly profile: string;
  readonly family: Family;
  readonly module: ModuleForm;
  readonly out?: string;
}

/** Writes the contract in a form that other repositories can keep. */
export function exportCommand(format: ExportFormat, { profile, family, module, out }: ExportOptions): void {
  const contract = contractOf(profile, family);
  if (format === 'bodies') {
    writeBodies(contract, family, out);
    return;
  }
  const text = textOf(format, contract, module);
  if (out === undefined) process.stdout.write(text);
  else writeFile(out, text);
}

function textOf(format: Exclude<ExportFormat, 'bodies'>, contract: Contract, module: ModuleForm): string {
  const { title } = contract.profile;
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  const schema = (side: Side) =>
    json({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: `Update an IPsec connection, ${side}`,
      description: title,
      ...plainSchema(contract, side),
    });
  switch (format) {
    case 'request-schema':
      return schema('request');
    case 'response-schema':
      return schema('response');
    case 'openapi':
      return json(openApiDocument(contract));
    case 'types':
      return typeDeclarations(
        {
          UpdateRequest: plainSchema(contract, 'request'),
          UpdateResponse: plainSchema(contract, 'response'),
        },
        `Bodies of PUT /v2.0/vpn/ipsec-site-connections/{connection_id}. ${title}.`,
      );
    case 'validator':
      return validatorModule(contract, module);
  }
}

/** One file for each body; without a folder one JSON line for each. */
function writeBodies(contract: Contract, family: Family, out: string | undefined): void {
  const clauses = new Map(clausesOf(contract, updateConnection).map((one) => [one.id, one]));
  const plan = offlinePlan(contract.profile.name, family, 'standard', 1, ['request/']);
  const bodies = namedBodies(plan, clauses);
  if (out === undefined) {
    process.stdout.write(bodies.map((one) => `${JSON.stringify(one)}\n`).join(''));
    return;
  }
  if (out === '') throw new UsageError('--out is empty: name a folder for the bodies');
  for (const { name, body } of bodies) writeFile(join(out, name), `${JSON.stringify(body, null, 2)}\n`);
}
