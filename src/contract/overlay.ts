import { jsonpath } from 'json-p3';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { YamlPath } from '../placed-yaml.ts';
import { OverlayError } from './overlay-error.ts';

/** An OpenAPI Overlay 1.0 document (https://spec.openapis.org/overlay/v1.0.0). */
export interface Overlay {
  readonly overlay: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly actions: readonly OverlayAction[];
}

interface OverlayAction {
  /** RFC 9535 JSONPath. */
  readonly target: string;
  /** Why it is done. */
  readonly description?: string;
  readonly update?: Json;
  readonly remove?: boolean;
}

/** A place of the document that an overlay wrote or removed, and the place of the overlay that did it. */
export interface Change {
  readonly location: YamlPath;
  readonly path: YamlPath;
}

/** A document with an overlay applied. */
export interface Applied {
  readonly document: JsonObject;
  /** In the order in which they were made. */
  readonly changes: readonly Change[];
}

/**
 * Applies an overlay to a copy of a document: objects are merged, array targets are appended to.
 * @throws OverlayError for a target that matches nothing, and for an update that fits no object or array
 */
export function applyOverlay(document: JsonObject, overlay: Overlay): Applied {
  const changed = structuredClone(document);
  const changes: Change[] = [];
  overlay.actions.forEach((action, index) => {
    const path = ['actions', index];
    const nodes = nodesAt(changed, action.target, [...path, 'target']);
    for (const { location, value } of nodes.reverse()) {
      if (action.remove) {
        remove(changed, location, [...path, 'target']);
        changes.push({ location, path: [...path, 'target'] });
      } else if (mergeable(value, action.update)) {
        changes.push(...merge(value, action.update, location, [...path, 'update']));
      } else {
        throw new OverlayError(
          [...path, 'target'],
          `the update of ${action.target} is not an object to merge into an object, or a value to append to an array`,
        );
      }
    }
  });
  return { document: changed, changes };
}

interface Node {
  readonly location: YamlPath;
  readonly value: Json;
}

/** The nodes that a target names, each once. */
function nodesAt(document: JsonObject, target: string, path: YamlPath): Node[] {
  const nodes = new Map(query(document, target, path).map((node) => [JSON.stringify(node.location), node]));
  if (nodes.size === 0) throw new OverlayError(path, `target ${target} matches nothing in the document`);
  return [...nodes.values()];
}

function query(document: JsonObject, target: string, path: YamlPath): Node[] {
  try {
    return [...jsonpath.query(target, document)].map(({ location, value }) => ({
      location,
      value: value as Json,
    }));
  } catch (error) {
    throw new OverlayError(path, `target ${target} is no JSONPath (RFC 9535): ${(error as Error).message}`);
  }
}

function mergeable(present: Json, update: Json | undefined): update is Json {
  return Array.isArray(present) ? update !== undefined : isObject(present) && isObject(update);
}

/** Merges what is {@link mergeable}. */
function merge(target: Json, update: Json, location: YamlPath, path: YamlPath): Change[] {
  if (Array.isArray(target)) {
    target.push(...structuredClone([update].flat()));
    return [{ location, path }];
  }
  const object = target as JsonObject;
  return Object.entries(update as JsonObject).flatMap(([name, value]) => {
    const present = Object.hasOwn(object, name) ? (object[name] ?? null) : null;
    const [at, by] = [
      [...location, name],
      [...path, name],
    ];
    if (mergeable(present, value)) return merge(present, value, at, by);
    object[name] = structuredClone(value);
    return [{ location: at, path: by }];
  });
}

function remove(document: JsonObject, location: YamlPath, path: YamlPath): void {
  const parent = location
    .slice(0, -1)
    .reduce<Json>((node, key) => (node as JsonObject)[key] ?? null, document);
  const key = location.at(-1);
  if (key === undefined) throw new OverlayError(path, 'the whole document cannot be removed');
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete (parent as JsonObject)[key];
}
