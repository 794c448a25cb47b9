import fc from 'fast-check';
import type { Contract } from '../contract/contract.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { TargetParameters } from '../model/plan.ts';
import { valuesOf } from './values.ts';

/** The smallest thing that can be updated alone: one attribute, or the attributes that have to come together. */
export interface Unit {
  /** Name of its first attribute; part of clause ids. */
  readonly name: string;
  readonly attributes: readonly string[];
  readonly telling: readonly JsonObject[];
  readonly arbitrary: fc.Arbitrary<JsonObject>;
  /** What `arbitrary` draws from, by attribute. */
  readonly values: Readonly<Record<string, fc.Arbitrary<Json>>>;
}

/** The units of an update that this target has values for, in document order. */
export function unitsOf(contract: Contract, parameters: TargetParameters): Unit[] {
  const properties = contract.update.properties ?? {};
  const together = contract.update['x-together'] ?? [];
  return Object.keys(properties)
    .filter((name) => name === together[0] || !together.includes(name))
    .flatMap((name) => {
      const attributes = name === together[0] ? together : [name];
      const offered = attributes.flatMap((one) => {
        const values = valuesOf(properties[one] ?? {}, parameters);
        return values ? [[one, values] as const] : [];
      });
      if (offered.length < attributes.length) return [];
      const rounds = Math.min(...offered.map(([, { telling }]) => telling.length));
      const telling = Array.from({ length: rounds }, (_, i) =>
        Object.fromEntries(offered.map(([one, values]) => [one, values.telling[i] ?? null])),
      );
      const values = Object.fromEntries(offered.map(([one, { arbitrary }]) => [one, arbitrary]));
      const arbitrary = fc.record(values, { noNullPrototype: true });
      return [{ name, attributes, telling, arbitrary, values }];
    });
}
