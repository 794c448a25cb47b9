import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';

const prefix = 'vpnaas-conformance';
const made = 'Made by vpnaas-conformance';

/** Name and description of everything that a run makes. @param run eight hexadecimal digits */
export function markOf(run: string): { readonly name: string; readonly description: string } {
  return { name: `${prefix}-${run}`, description: `${made}, run ${run}; its command cleanup removes it` };
}

/** The run that made an object; undefined where it is not the kit's: name and description have to agree. */
export function runOf(object: Json | undefined): string | undefined {
  const { name, description }: JsonObject = isObject(object) ? object : {};
  const run = typeof name === 'string' ? new RegExp(`^${prefix}-([0-9a-f]{8})$`).exec(name)?.[1] : undefined;
  return run !== undefined && description === markOf(run).description ? run : undefined;
}
