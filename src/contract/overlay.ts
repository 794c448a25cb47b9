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
 * @throws ContractError for a target that matches nothing, and for an update that fits no object or array
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
      const present = node.value as Json;
      if (action.remove) remove(changed, node.location);
      else if (mergeable(present, action.update)) merge(present, action.update);
      else {
        throw new ContractError(
          `overlay "${overlay.info.title}": the update of ${action.target} is not an object to merge into an object, or a value to append to an array`,
        );
      }
    }
  }
  return changed;
}

function mergeable(present: Json | undefined, update: Json | undefined): update is Json {
  return Array.isArray(present) ? update !== undefined : isObject(present) && isObject(update);
}

function merge(target: Json, update: Json): void {
  if (Array.isArray(target)) {
    target.push(...structuredClone([update].flat()));
  } else if (isObject(target) && isObject(update)) {
    for (const [name, value] of Object.entries(update)) {
      const present = target[name] ?? null;
      if (mergeable(present, value)) merge(present, value);
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
