import { ContractError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { Json } from '../model/json.ts';
import { placedYaml, type YamlPath } from '../placed-yaml.ts';
import type { Overlay } from './overlay.ts';
import { OverlayError } from './overlay-error.ts';

/** An overlay as it was read, and where each part of it stands. */
export interface OverlayFile {
  readonly overlay: Overlay;
  /** The same error with file, line and column in front. */
  placed(error: OverlayError): ContractError;
}

/**
 * Reads an overlay of YAML or JSON text.
 * @throws ContractError with file, line and column for whatever is no overlay of version 1.0
 */
export function readOverlay(text: string, file: string): OverlayFile {
  const { content, place } = placedYaml(text, file, (message) => new ContractError(message));
  const placed = ({ path, message }: OverlayError) => new ContractError(`${place(path)}: ${message}`);
  try {
    checkShape(content);
    return { overlay: content as unknown as Overlay, placed };
  } catch (error) {
    throw error instanceof OverlayError ? placed(error) : error;
  }
}

type Check = (value: Json, path: YamlPath) => void;

const text: Check = (value, path) => {
  if (typeof value !== 'string' || value === '') fail(path, 'has to be a text', value);
};

const truth: Check = (value, path) => {
  if (typeof value !== 'boolean') fail(path, 'has to be true or false', value);
};

const anything: Check = () => {};

function fail(path: YamlPath, what: string, value: Json): never {
  const shown = JSON.stringify(value).slice(0, 60);
  throw new OverlayError(path, `${path.length === 0 ? 'the overlay' : path.at(-1)} ${what}, not ${shown}`);
}

/** Checks a map: the keys that it needs, those that it may have, and no other than extensions. */
function map(needed: Readonly<Record<string, Check>>, allowed: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    if (!isObject(value)) return fail(path, 'has to be a map', value);
    for (const name of Object.keys(needed)) {
      if (!Object.hasOwn(value, name)) throw new OverlayError(path, `"${name}" is missing`);
    }
    const known = { ...needed, ...allowed };
    for (const [name, inner] of Object.entries(value)) {
      const check = Object.hasOwn(known, name) ? known[name] : name.startsWith('x-') ? anything : undefined;
      if (!check) {
        throw new OverlayError(
          [...path, name],
          `unknown key "${name}": known are ${Object.keys(known).join(', ')}, and those that begin with x-`,
        );
      }
      check(inner, [...path, name]);
    }
  };
}

const action: Check = (value, path) => {
  map({ target: text }, { description: text, update: anything, remove: truth })(value, path);
  const { update, remove } = value as { update?: Json; remove?: boolean };
  if (remove === true && update !== undefined) {
    throw new OverlayError([...path, 'update'], 'an action either updates or removes: leave one of them out');
  }
  if (remove !== true && update === undefined) {
    throw new OverlayError(path, 'the action does nothing: give it an "update", or "remove: true"');
  }
};

const root = map(
  {
    overlay: (value, path) => {
      if (!/^1\.0\.\d+$/.test(String(value))) fail(path, 'has to be version 1.0.0', value);
    },
    info: map({ title: text, version: text }, {}),
    actions: (value, path) => {
      if (!Array.isArray(value)) return fail(path, 'has to be a list', value);
      value.forEach((one, index) => {
        action(one, [...path, index]);
      });
    },
  },
  { extends: text },
);

function checkShape(content: Json): void {
  checkNames(content, []);
  root(content, []);
}

/** A key that would be taken for the prototype of an object has no place in a document. */
function checkNames(value: Json, path: YamlPath): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(name) : name];
    if (name === '__proto__') throw new OverlayError(here, 'unknown key "__proto__"');
    checkNames(inner, here);
  }
}
