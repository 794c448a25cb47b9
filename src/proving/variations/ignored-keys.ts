import { isJsonObject, type JsonObject } from '../json-object.ts';
import { DPD_KEYS, READ_ONLY, UPDATABLE } from '../page-names.ts';
import { sending } from '../sent.ts';
import type { Variation } from '../variation.ts';

const keeping = (fields: JsonObject, keep: (name: string) => boolean): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => keep(name)));

/** The page does not say what becomes of a key that cannot be updated. */
export const ignoredKeys: readonly Variation[] = [
  {
    name: 'unknown-keys-ignored',
    says: 'an attribute the page does not list, at the root or in dpd, is ignored',
    stage: 'meaning',
    unlawfulIn: ['openstack'],
    wrap: sending((sent) => {
      const { dpd, ...others } = keeping(sent, (name) => UPDATABLE.has(name) || READ_ONLY.has(name));
      if (!Object.hasOwn(sent, 'dpd')) return others;
      return { ...others, dpd: isJsonObject(dpd) ? keeping(dpd, (name) => DPD_KEYS.has(name)) : dpd };
    }),
  },
  {
    name: 'read-only-keys-ignored',
    says: 'an attribute only the response has is ignored',
    stage: 'meaning',
    unlawfulIn: ['openstack'],
    wrap: sending((sent) => keeping(sent, (name) => !READ_ONLY.has(name))),
  },
];
