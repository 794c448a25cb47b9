import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { NetworkApi } from '../target/network-api.ts';
import { kinds, listed } from './kinds.ts';

/** What a fake Neutron does otherwise. */
export interface Oddities {
  /** Refuses to make these, with the answer given. */
  readonly refuses?: Readonly<Record<string, { readonly status: number; readonly json: Json }>>;
  /** Makes these, but loses the answer. */
  readonly loses?: readonly string[];
  /** Number of times that a connection is still in use after it was to be removed. */
  readonly lingers?: number;
  readonly external?: readonly JsonObject[];
}

/** Says whether one object keeps another one in use. */
const holds = (user: JsonObject, id: string) =>
  Object.entries(user).some(
    ([name, value]) => name !== 'id' && (value === id || (Array.isArray(value) && value.includes(id))),
  );

/** A Neutron in memory: makes, lists and removes, and refuses to remove what is in use. */
export function fakeNeutron({ refuses = {}, loses = [], lingers = 0, external }: Oddities = {}) {
  const objects = new Map<string, JsonObject & { wrapper: string }>();
  const heard: string[] = [];
  let count = 0;
  let lingering = lingers;
  const outside = external ?? [{ id: 'outside', name: 'public' }];

  const answer = (method: string, path: string, body: Json | undefined): { status: number; json?: Json } => {
    const [place = ''] = path.split('?');
    if (path.startsWith('/networks?router:external'))
      return { status: 200, json: { networks: [...outside] } };
    const joining = /^\/routers\/([^/]+)\/(add|remove)_router_interface$/.exec(place);
    if (joining) return join(joining[1] ?? '', joining[2] ?? '', isObject(body) ? body : {});
    if (place.includes('/tags/')) return { status: 404 };
    if (place === '/ports') {
      const ports = [...objects.values()].filter(({ wrapper }) => wrapper === 'port');
      return { status: 200, json: { ports: ports.filter((one) => path.endsWith(String(one['device_id']))) } };
    }
    const kind = Object.values(kinds).find((one) => place === one.path || place.startsWith(`${one.path}/`));
    if (!kind) return { status: 404 };
    const id = place.slice(kind.path.length + 1);
    if (method === 'POST') return make(kind.wrapper, body);
    if (method === 'GET' && id === '') {
      const name = new URLSearchParams(path.split('?')[1]).get('name');
      const found = [...objects.values()].filter((one) => one.wrapper === kind.wrapper);
      return { status: 200, json: { [listed(kind)]: found.filter((one) => !name || one['name'] === name) } };
    }
    const object = objects.get(id);
    if (!object) return { status: 404 };
    if (method === 'GET') return { status: 200, json: { [kind.wrapper]: object } };
    const used = [...objects.values()].some((one) => holds(one, id));
    if (used || (kind === kinds.connection && lingering-- > 0)) return { status: 409 };
    objects.delete(id);
    return { status: 204 };
  };
  const make = (wrapper: string, body: Json | undefined): { status: number; json?: Json } => {
    const refused = refuses[wrapper];
    if (refused) return refused;
    const id = `${wrapper}-${++count}`;
    const object = { ...(isObject(body) && isObject(body[wrapper]) ? body[wrapper] : {}), id, wrapper };
    objects.set(id, object);
    return loses.includes(wrapper) ? { status: 0 } : { status: 201, json: { [wrapper]: object } };
  };
  const join = (router: string, verb: string, body: JsonObject): { status: number; json?: Json } => {
    if (verb === 'remove') return { status: objects.delete(String(body['port_id'])) ? 200 : 404, json: {} };
    const id = `port-${++count}`;
    const owner = 'network:router_interface';
    const port = {
      id,
      wrapper: 'port',
      device_id: router,
      device_owner: owner,
      subnet_id: body['subnet_id'] ?? null,
    };
    objects.set(id, port);
    return { status: 200, json: {} };
  };
  const api: NetworkApi = {
    async ask(method, path, body) {
      heard.push(`${method} ${path}`);
      const { status, json } = answer(method, path, body);
      const answered =
        status === 0
          ? { kind: 'none' as const, code: 'UND_ERR_SOCKET', ms: 1 }
          : {
              kind: 'response' as const,
              status,
              headers: {},
              text: '',
              ms: 1,
              ...(json !== undefined && { json }),
            };
      return { answer: answered, disturbances: [] };
    },
  };
  return { api, objects, heard };
}
