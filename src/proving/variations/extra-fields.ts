import { answering, bodyIn, showing, withJson } from '../answered.ts';
import { isJsonObject } from '../json-object.ts';
import type { Variation } from '../variation.ts';

/** Fields of a 200 answer the page does not list. */
export const extraFields: readonly Variation[] = [
  {
    name: 'extra-fields',
    says: 'the connection has fields of the vendor',
    stage: 'fields',
    wrap: showing((shown) => ({
      ...shown,
      created_at: '2024-02-29T12:00:00Z',
      'vendor:gateway': { site: 'north', rank: 3, tags: [] },
      region: null,
    })),
  },
  {
    name: 'changing-extra-field',
    says: 'the connection has a field of the vendor that differs in every answer',
    stage: 'fields',
    wrap: (next) => {
      let answers = 0;
      return showing((shown) => ({ ...shown, bytes_transferred: 1500 * ++answers }))(next);
    },
  },
  {
    name: 'extra-top-level-fields',
    says: 'the body has members beside ipsec_site_connection',
    stage: 'fields',
    wrap: answering((answer) => {
      const body = bodyIn(answer);
      return body === undefined
        ? answer
        : withJson(answer, { links: [], took_ms: 3, ...body, warnings: null });
    }),
  },
  {
    name: 'extra-dpd-fields',
    says: 'dpd has fields of the vendor',
    stage: 'fields',
    wrap: showing((shown) => {
      const { dpd } = shown;
      return isJsonObject(dpd)
        ? { ...shown, dpd: { ...dpd, retries: 5, 'vendor:probe': 'r-u-there' } }
        : shown;
    }),
  },
];
