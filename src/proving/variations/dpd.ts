import { isJsonObject } from '../json-object.ts';
import { DPD_KEYS } from '../page-names.ts';
import { refusing } from '../sent.ts';
import type { Variation } from '../variation.ts';

/** The rows timeout and action are not marked (Optional), which can be read as: a dpd that is sent is complete. */
export const dpd: readonly Variation[] = [
  {
    name: 'partial-dpd-refused',
    says: 'a dpd without all of action, interval and timeout is refused',
    stage: 'meaning',
    warns: true,
    unlawfulIn: ['openstack'],
    wrap: refusing(
      ({ dpd: sent }) => isJsonObject(sent) && [...DPD_KEYS].some((key) => !Object.hasOwn(sent, key)),
    ),
  },
];
