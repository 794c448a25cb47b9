import { isObject } from '../json.ts';
import type { JsonObject } from '../model/json.ts';
import type { NetworkApi } from '../target/network-api.ts';
import { kinds, listed, type Made } from './kinds.ts';
import { runOf } from './mark.ts';
import { refusal } from './refusal.ts';

/** Something that an earlier run left behind. */
export interface Leftover extends Made {
  /** The run that made it. */
  readonly run: string;
}

/**
 * Everything that bears the kit's mark, and the connections of marked services: their own names were
 * written by the run.
 * @param project looks at this project only: an admin is shown those of others too
 * @throws TargetError where something cannot be listed
 */
export async function leftovers(api: NetworkApi, project?: string): Promise<readonly Leftover[]> {
  const found: Leftover[] = [];
  const services = new Map<string, string>();
  for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
    for (const object of await list(api, kind)) {
      const of = kind === 'connection' ? services.get(String(object['vpnservice_id'])) : undefined;
      const run = of ?? runOf(object);
      const id = String(object['id']);
      const owner = object['project_id'] ?? project;
      if (run === undefined || (project !== undefined && owner !== project)) continue;
      if (kind === 'service') services.set(id, run);
      found.push({ kind, id, name: String(object['name']), run });
    }
  }
  return found;
}

const shown = ['id', 'name', 'description', 'project_id', 'vpnservice_id'];

async function list(api: NetworkApi, kind: keyof typeof kinds): Promise<readonly JsonObject[]> {
  const { path, noun } = kinds[kind];
  const { answer } = await api.ask('GET', `${path}?${shown.map((name) => `fields=${name}`).join('&')}`);
  const body =
    answer.kind === 'response' && isObject(answer.json) ? answer.json[listed(kinds[kind])] : undefined;
  if (!Array.isArray(body)) throw refusal(`the objects of the kind "${noun}" cannot be listed`, answer);
  return body.filter(isObject);
}
