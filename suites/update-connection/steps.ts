import { type Draft, drafts, fewestUnits, type Move } from '../../src/generate/sequences.ts';
import type { Unit } from '../../src/generate/units.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { SequenceUpdate, Step, Written } from '../../src/model/plan.ts';
import type { Asker } from '../../src/suite/asker.ts';
import { wrap } from '../../src/wrapper.ts';

/** A valid update of one of the connections, as a step has it. */
export function update(attributes: JsonObject, connection: Written): SequenceUpdate {
  return { request: { token: 'own', connection, body: wrap(attributes) }, valid: true };
}

/** A move as a step of its own, of the connection that was named. */
export function inTurn({ update: attributes, valid, read }: Move): Step {
  return { updates: [{ ...update(attributes, 'named'), valid }], reads: read ? ['named'] : [] };
}

/** What sequences write of one connection; nothing where too few attributes are left. Endpoint groups are no others' to use. */
export function sequenceUnits({ units }: Asker): readonly Unit[] {
  const own = units.filter(({ attributes }) => !attributes.some((name) => name.endsWith('_ep_group_id')));
  return own.length < fewestUnits ? [] : own;
}

/** Drafts of what both connections can be written with. */
export function drawnDrafts(asker: Asker, label: string, count: number): readonly Draft[] {
  const { hidden = [] } = asker.parameters.second ?? {};
  const units = sequenceUnits(asker).filter(
    ({ attributes }) => !attributes.some((name) => hidden.includes(name)),
  );
  return units.length < fewestUnits ? [] : asker.sample(label, drafts(units), count);
}
