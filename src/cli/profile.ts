import { updateConnection } from '../../suites/index.ts';
import { type Contract, contractOf } from '../contract/contract.ts';
import { addProfileFile } from '../contract/profile-file.ts';
import { isProfileFile } from '../contract/profiles.ts';
import { kinds } from '../generate/kinds.ts';
import { unitsOf } from '../generate/units.ts';
import { clausesOf } from '../run/plan.ts';
import { exampleParameters } from './offline-plan.ts';

/**
 * The name of the profile that was asked for: a shipped one, or one read from a file.
 * @throws UsageError, ContractError with line and column for a file that cannot be meant
 */
export async function profileNamed(given: string): Promise<string> {
  if (!isProfileFile(given)) return given;
  const { document, placed } = addProfileFile(given);
  const { name, levels } = document.profile;
  for (const family of [4, 6] as const) {
    const contract = contractOf(name, family);
    const ids = new Set(clausesOf(contract, updateConnection).map(({ id }) => id));
    for (const id of Object.keys(levels)) {
      if (!ids.has(id))
        throw placed(['x-profile', 'levels', id], `there is no clause "${id}" to give a level to`);
    }
    checkValues(contract, placed);
  }
  return name;
}

type Placed = (location: readonly string[], message: string) => Error;

/** Every attribute that is asked has a kind of value that is known and fits its limits. */
function checkValues(contract: Contract, placed: Placed): void {
  const units = unitsOf(contract, exampleParameters(contract.family));
  const offered = new Set(units.flatMap(({ attributes }) => attributes));
  for (const [name, schema] of Object.entries(contract.update.properties ?? {})) {
    const place = ['components', 'schemas', 'ConnectionUpdate', 'properties', name];
    if (schema['x-not-asked']) continue;
    const unknown = schema.enum ? undefined : schema['x-surely-valid']?.find((kind) => !isKind(kind));
    if (unknown !== undefined) {
      throw placed(
        [...place, 'x-surely-valid'],
        `${name}: unknown kind of value ${JSON.stringify(unknown)}: known are ${Object.keys(kinds).join(', ')}`,
      );
    }
    if (!offered.has(name)) {
      throw placed(
        place,
        `${name}: the kit has no value that is valid: name kinds in x-surely-valid that fit its limits, or say x-not-asked: true`,
      );
    }
  }
}

function isKind(kind: unknown): boolean {
  return typeof kind === 'string' && Object.hasOwn(kinds, kind);
}
