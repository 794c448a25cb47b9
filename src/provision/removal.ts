import { isObject } from '../json.ts';
import type { Clock } from '../target/ask.ts';
import type { NetworkApi } from '../target/network-api.ts';
import { kinds, type Made } from './kinds.ts';
import { refusal } from './refusal.ts';

/** Milliseconds between two tries, and tries: a cloud takes connections and services down in its own time. */
const pause = 1000;
const tries = 60;

/** Something that could not be removed, and why. */
export interface Left extends Made {
  readonly why: string;
}

/**
 * Removes objects, those that depend on others first. Goes on where one cannot be removed, and waits for what the cloud
 * has still in use.
 * @returns those that are still there
 */
export async function remove(
  api: NetworkApi,
  objects: readonly Made[],
  clock: Clock,
): Promise<readonly Left[]> {
  const order = Object.keys(kinds).reverse();
  const sorted = [...objects].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  const left: Left[] = [];
  for (const object of sorted) {
    if (object.kind === 'router') await emptied(api, object.id);
    const why = await gone(api, object, clock);
    if (why !== undefined) left.push({ ...object, why });
  }
  return left;
}

/** Why an object is still there; undefined where it is gone. */
async function gone(api: NetworkApi, { kind, id }: Made, clock: Clock): Promise<string | undefined> {
  const { path, noun } = kinds[kind];
  for (let attempt = 1; ; attempt++) {
    const { answer } = await api.ask('DELETE', `${path}/${encodeURIComponent(id)}`);
    const status = answer.kind === 'response' ? answer.status : 0;
    if (status === 404) return undefined;
    const waits = status === 409 || status === 204 || status === 200 || status === 202;
    if (!waits || attempt >= tries) return refusal(`the ${noun} ${id} is still there`, answer).message;
    const look =
      status === 409 ? undefined : (await api.ask('GET', `${path}/${encodeURIComponent(id)}`)).answer;
    if (look?.kind === 'response' && look.status === 404) return undefined;
    await clock.sleep(pause);
  }
}

/** Takes the interfaces off a router, which could not be removed with them. */
async function emptied(api: NetworkApi, router: string): Promise<void> {
  const { answer } = await api.ask('GET', `/ports?device_id=${encodeURIComponent(router)}`);
  const ports = answer.kind === 'response' && isObject(answer.json) ? answer.json['ports'] : undefined;
  for (const port of (Array.isArray(ports) ? ports : []).filter(isObject)) {
    if (!String(port['device_owner']).includes('router_interface')) continue;
    await api.ask('PUT', `/routers/${encodeURIComponent(router)}/remove_router_interface`, {
      port_id: port['id'] ?? null,
    });
  }
}
