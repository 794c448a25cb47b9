import { isObject } from '../json.ts';
import type { Level } from '../model/clause.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { YamlPath } from '../placed-yaml.ts';
import type { ProfileDocument } from './contract.ts';
import { readDocument } from './document.ts';
import { asserting } from './keywords.ts';
import { applyOverlay, type Change, type Overlay } from './overlay.ts';
import { OverlayError } from './overlay-error.ts';
import { type OverlayFile, readOverlay } from './overlay-file.ts';
import { checkSchemas } from './schema-checks.ts';

/** A profile made of the page and an overlay; `placed` gives an error about the profile its place in the file. */
export interface MadeProfile {
  readonly document: ProfileDocument;
  /** The error at a place of the document, such as `['x-profile', 'levels', id]`. */
  placed(location: YamlPath, message: string): Error;
}

/**
 * Applies an overlay to the page and reads the outcome.
 * @param text the overlay, YAML or JSON; `file` is its name in errors
 * @throws ContractError with file, line and column
 */
export function profileDocument(page: JsonObject, text: string, file: string): MadeProfile {
  const read = readOverlay(text, file);
  const { document, changes } = inFile(read, () => applyOverlay(page, read.overlay));
  const placed = (location: YamlPath, message: string) =>
    read.placed(new OverlayError(overlayPathOf(location, changes), message));
  try {
    checkProfile(document, page);
    checkSchemas(document);
  } catch (error) {
    throw error instanceof OverlayError ? placed(error.path, error.message) : error;
  }
  const explained = withSources(withReasons(document, read.overlay, changes), read.overlay, changes);
  return { document: readDocument(withLeftOut(explained, page) as JsonObject), placed };
}

function inFile<T>(read: OverlayFile, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof OverlayError ? read.placed(error) : error;
  }
}

/** The place in the overlay that is answerable for a place of the document: the nearest change, the later of two. */
function overlayPathOf(location: YamlPath, changes: readonly Change[]): YamlPath {
  const shared = ({ location: other }: Change) => {
    const end = location.findIndex((key, index) => String(other[index]) !== String(key));
    return end === -1 ? location.length : end;
  };
  const nearest = changes.reduce<Change | undefined>(
    (best, one) => (best && shared(best) > shared(one) ? best : one),
    undefined,
  );
  if (!nearest) return [];
  const inside = shared(nearest) === nearest.location.length;
  return inside ? [...nearest.path, ...location.slice(nearest.location.length)] : nearest.path;
}

const words: readonly Json[] = ['must', 'should', 'info'] satisfies Level[];

function checkProfile(document: JsonObject, page: JsonObject): void {
  const profile = document['x-profile'];
  const own = page['x-profile'];
  if (!isObject(profile) || !isObject(own)) throw new OverlayError(['x-profile'], 'there is no x-profile');
  const { name, title, levels } = profile;
  if (typeof name !== 'string' || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new OverlayError(
      ['x-profile', 'name'],
      `the name of a profile is lower-case words with hyphens, not ${JSON.stringify(name)}`,
    );
  }
  if (name === own['name']) {
    throw new OverlayError(
      ['x-profile', 'name'],
      `the profile has no name of its own: update $['x-profile'] with a name other than "${name}"`,
    );
  }
  if (typeof title !== 'string' || title === '')
    throw new OverlayError(['x-profile', 'title'], 'the title of a profile is a text');
  for (const [id, level] of Object.entries(isObject(levels) ? levels : {})) {
    if (!words.includes(level))
      throw new OverlayError(
        ['x-profile', 'levels', id],
        `unknown level ${JSON.stringify(level)}: must, should or info`,
      );
  }
}

/**
 * The document with every action's description beside what the action changed: `x-why` of a schema by keyword or
 * property, `reasons` of the profile by clause.
 */
function withReasons(document: JsonObject, { actions }: Overlay, changes: readonly Change[]): JsonObject {
  const explained = structuredClone(document);
  for (const { location, path } of changes) {
    const description = actions[Number(path[1])]?.description;
    if (description === undefined) continue;
    if (location[0] === 'x-profile' && location[1] === 'levels') {
      note(explained['x-profile'] ?? null, 'reasons', String(location[2]), description);
    } else if (location[0] === 'components') {
      const owner = ownerOf(explained, location);
      note(owner.node, 'x-why', owner.key, description);
    }
  }
  return explained;
}

/** Keywords of an object that state something of each property that they name. */
const ofProperties = new Set(['required', 'x-expected']);

/** The document with the overlay named as the source of every keyword that it sets without a source of its own. */
function withSources(
  document: JsonObject,
  { actions, info }: Overlay,
  changes: readonly Change[],
): JsonObject {
  const sourced = structuredClone(document);
  for (const { location, path } of changes) {
    if (location[0] !== 'components' || !path.includes('update')) continue;
    const { node, key } = ownerOf(sourced, location);
    if (!asserting.has(key) || ofProperties.has(key) || !isObject(node) || !isObject(node['x-says'] ?? {}))
      continue;
    const named = node['x-sources'];
    if (isObject(named) && key in named) continue;
    note(node, 'x-sources', key, { origin: 'profile', source: info.title });
    const says = [...location.slice(0, -1), 'x-says'];
    const given = valueAt(document, says);
    const isGiven = changes.some(
      (one) =>
        isPlace(one.location, [...says, key]) ||
        (isPlace(one.location, says) && isObject(given) && key in given),
    );
    if (!isGiven) note(node, 'x-says', key, actions[Number(path[1])]?.description ?? info.title);
  }
  return sourced;
}

/** Notes beside each enumeration the members that the page has and the profile has not. */
function withLeftOut(own: Json, page: Json | undefined): Json {
  if (!isObject(own) || !isObject(page)) return own;
  const same = Object.fromEntries(
    Object.entries(own).map(([name, value]) => [name, withLeftOut(value, page[name])]),
  );
  const [members, all] = [own['enum'], page['enum']];
  if (!Array.isArray(members) || !Array.isArray(all)) return same;
  const left = all.filter((one) => !members.includes(one));
  return left.length === 0 ? same : { ...same, 'x-left-out': left };
}

/** The nearest schema around a place, and the keyword or property of it that the place lies in. */
function ownerOf(document: JsonObject, location: YamlPath): { node: Json; key: string } {
  const start = 3;
  let owner = start;
  for (let index = start; index < location.length; index++) {
    if (location[index] === 'properties') owner = index + 2;
  }
  if (owner >= location.length)
    owner = location.at(-2) === 'properties' ? location.length - 2 : location.length;
  const node = valueAt(document, location.slice(0, owner));
  const keys = location.slice(owner).map(String);
  const byKeyword = ['x-levels', 'x-says', 'x-sources'].includes(keys[0] ?? '');
  return { node, key: (byKeyword || keys[0] === 'properties' ? keys[1] : keys[0]) ?? '' };
}

function isPlace(one: YamlPath, other: YamlPath): boolean {
  return one.join('/') === other.join('/');
}

function valueAt(document: JsonObject, location: YamlPath): Json {
  return location.reduce<Json>(step, document);
}

function step(node: Json, key: string | number): Json {
  return (isObject(node) ? node[key] : Array.isArray(node) ? node[Number(key)] : undefined) ?? null;
}

function note(node: Json, list: string, key: string, value: Json): void {
  if (!isObject(node)) return;
  const present = node[list];
  node[list] = { ...(isObject(present) ? present : {}), [key]: value };
}
