import { showing } from '../answered.ts';
import type { Handler } from '../handler.ts';
import type { JsonObject } from '../json-object.ts';
import { COLLECTION } from '../page-names.ts';
import { sending } from '../sent.ts';
import type { Variation } from '../variation.ts';

const IS_ID_OF_THE_SERVER = /^(?:id|(?!local_id$|peer_id$).+_id)$/;
const IS_UUID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

const withUuids = (rewrite: (uuid: string) => string) => (fields: JsonObject) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const isUuid = IS_ID_OF_THE_SERVER.test(name) && typeof value === 'string' && IS_UUID.test(value);
      return [name, isUuid ? rewrite(value) : value];
    }),
  );

const lowered = sending(withUuids((uuid) => uuid.toLowerCase()));
const raised = showing(withUuids((uuid) => uuid.toUpperCase()));

const anyCasePath =
  (next: Handler): Handler =>
  (request) => {
    const { path } = request;
    if (!path.startsWith(COLLECTION)) return next(request);
    return next({ ...request, path: COLLECTION + path.slice(COLLECTION.length).toLowerCase() });
  };

/** UUIDs are the same in either case (RFC 9562 section 4). */
export const uuids: readonly Variation[] = [
  {
    name: 'uuids-in-capitals',
    says: 'UUIDs are shown in capitals and understood in either case',
    stage: 'fields',
    wrap: (next) => anyCasePath(lowered(raised(next))),
  },
];
