import { jsonpath } from 'json-p3';
import { ContractError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model.ts';

/** An OpenAPI Overlay 1.0 document (https://spec.openapis.org/overlay/v1.0.0). */
export interface Overlay {
  readonly overlay: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly actions: readonly OverlayAction[];
}

interface OverlayAction {
  /** RFC 9535 JSONPath. */
  readonly target: string;
  readonly update?: Json;
  readonly remove?: boolean;
}

/**
 * Applies an overlay to a copy of a document: objects are merged, array targets are appended to.
 * @throws ContractError for a target that matches nothing
 */
export function applyOverlay(document: JsonObject, overlay: Overlay): JsonObject {
  const changed = structuredClone(document);
  for (const action of overlay.actions) {
    const nodes = [...jsonpath.query(action.target, changed)];
    if (nodes.length === 0) {
      throw new ContractError(
        `overlay "${overlay.info.title}": target ${action.target} matches nothing in the document`,
      );
    }
    for (const node of nodes.reverse()) {
      if (action.remove) remove(changed, node.location);
      else merge(node.value as Json, action.update ?? {});
    }
  }
  return changed;
}

function merge(target: Json, update: Json): void {
  if (Array.isArray(target)) {
    target.push(...[update].flat());
  } else if (isObject(target) && isObject(update)) {
    for (const [name, value] of Object.entries(update)) {
      const present = target[name];
      if ((isObject(present) && isObject(value)) || Array.isArray(present)) merge(present, value);
      else target[name] = structuredClone(value);
    }
  }
}

function remove(document: JsonObject, location: readonly (string | number)[]): void {
  const parent = location
    .slice(0, -1)
    .reduce<Json>((node, key) => (node as JsonObject)[key] ?? null, document);
  const key = location.at(-1);
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (isObject(parent) && key !== undefined) delete parent[key];
}
