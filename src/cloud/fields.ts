import { UsageError } from '../errors.ts';
import type { Entry } from './cloud-entry.ts';
import { isMapping, type Mapping } from './config-file.ts';

/** The fields of a cloud by their present names, wherever they stand and however they were spelt. */
export interface Fields {
  /** @throws UsageError for a value that is no text */
  text(...names: readonly string[]): string | undefined;
  /** @throws UsageError for a value that is neither true nor false */
  flag(name: string): boolean | undefined;
  list(name: string): readonly string[];
  /** How people know a field: `password`, or `OS_PASSWORD`. */
  called(name: string): string;
  /** An error that says where. */
  wrong(what: string): UsageError;
}

const presentNames: Readonly<Record<string, string>> = {
  tenant_id: 'project_id',
  tenant_name: 'project_name',
  auth_token: 'token',
  user_name: 'username',
  auth_plugin: 'auth_type',
};

/** Fields that win where they stand beside `auth`; the others win inside. */
const outerWins = /^((user_|project_)?domain_(id|name)|project_(id|name)|token|passcode)$/;

export function fieldsOf({ values, source, variables }: Entry): Fields {
  const { auth, ...outer } = values;
  const [inside, beside] = [present(isMapping(auth) ? auth : {}), present(outer)];
  const winning = Object.entries(beside).filter(([name]) => outerWins.test(name));
  const fields: Mapping = { ...beside, ...inside, ...Object.fromEntries(winning) };
  const called = (name: string) => (variables ? `OS_${name.toUpperCase()}` : name);
  const wrong = (what: string) => new UsageError(`${source}: ${what}`);
  const text = (name: string): string | undefined => {
    const value = fields[name];
    if (value === undefined || typeof value === 'string') return value;
    throw wrong(`${called(name)} is not a text: put it into quotes`);
  };
  return {
    called,
    wrong,
    text: (...names) => names.map(text).find((value) => value !== undefined),
    flag(name) {
      const value = fields[name];
      if (value === undefined) return undefined;
      const word = String(value).toLowerCase();
      if (/^(true|yes|on)$/.test(word)) return true;
      if (/^(false|no|off)$/.test(word)) return false;
      throw wrong(`${called(name)} is neither true nor false`);
    },
    list(name) {
      const value = fields[name];
      return Array.isArray(value) ? value.map(String) : (text(name)?.split(',') ?? []);
    },
  };
}

/** Present names over old ones; without what is empty. */
function present(values: Mapping): Mapping {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === null || value === '' ? [] : [[name.replaceAll('-', '_'), value] as const],
  );
  const renamed = given.map(([name, value]) => {
    const now = presentNames[name] ?? name.replace(/endpoint_type$/, 'interface');
    return { now, old: now !== name, value };
  });
  return Object.fromEntries(
    renamed.sort((left, right) => Number(right.old) - Number(left.old)).map(({ now, value }) => [now, value]),
  );
}
