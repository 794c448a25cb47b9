import { UsageError } from '../errors.ts';
import { isMapping, type Mapping } from './config-file.ts';
import { findConfig } from './config-files.ts';
import type { Surroundings } from './surroundings.ts';

/** What is said of one cloud, before it is understood. */
export interface Entry {
  readonly values: Mapping;
  /** Where it stands, for people. */
  readonly source: string;
  /** Whether it stands in `OS_*` variables. */
  readonly variables: boolean;
}

/**
 * A cloud of `clouds.yaml`, with `secure.yaml` over it and its profile of `clouds-public.yaml` under it.
 * @throws UsageError for an unknown cloud, profile or region, with those that there are
 */
export function cloudEntry(name: string, surroundings: Surroundings): Entry {
  const found = findConfig('clouds', surroundings);
  const secure = findConfig('secure', surroundings);
  const clouds = mappingAt(merged(found.content, secure.content), 'clouds', found.path);
  const files = [found.path, secure.path].filter((path) => path !== undefined);
  if (!Object.hasOwn(clouds, name)) {
    const names = Object.keys(clouds);
    throw new UsageError(
      files.length === 0
        ? `there is no cloud "${name}", because there is no clouds.yaml: looked for ${found.places.join(', ')}`
        : `there is no cloud "${name}" in ${files.join(' and ')}: ${names.length === 0 ? 'they name no cloud' : `there is ${names.join(', ')}`}`,
    );
  }
  const source = `cloud "${name}" of ${files.join(' and ')}`;
  const own = mappingAt(clouds, name, source);
  const values = withAuth(profileOf(own, source, surroundings), own);
  return {
    values: inRegion(values, surroundings.environment['OS_REGION_NAME'] || undefined, source),
    source,
    variables: false,
  };
}

/** What a profile gives to the clouds that name it. */
function profileOf(own: Mapping, source: string, surroundings: Surroundings): Mapping {
  const name = own['profile'] ?? own['cloud'];
  if (name === undefined || name === null) return {};
  const { path, content, places } = findConfig('clouds-public', surroundings);
  const profiles = mappingAt(content, 'public-clouds', path);
  if (typeof name !== 'string' || !Object.hasOwn(profiles, name)) {
    const known = Object.keys(profiles).join(', ') || 'none';
    throw new UsageError(
      `${source}: there is no profile "${String(name)}" in ${path ?? places.join(', ')} (${known}); those that openstacksdk carries are not known here: write auth_url and region_name into the cloud instead`,
    );
  }
  return mappingAt(profiles, name, path);
}

/** The values of the region that is wanted; without a wish, of the first one. */
function inRegion(values: Mapping, wanted: string | undefined, source: string): Mapping {
  const { regions, ...rest } = values;
  const named = Array.isArray(regions) ? regions : asList(values['region_name'] ?? values['region-name']);
  const known = named.map((one): Mapping => (isMapping(one) ? one : { name: one }));
  const region = wanted === undefined ? known[0] : known.find((one) => String(one['name']) === wanted);
  if (!region && known.length > 0) {
    const names = known.map((one) => String(one['name'])).join(', ');
    throw new UsageError(`${source} has no region "${wanted}" (OS_REGION_NAME): there is ${names}`);
  }
  const special = isMapping(region?.['values']) ? region['values'] : {};
  const name = region?.['name'] ?? wanted;
  return { ...withAuth(rest, special), ...(name !== undefined && { region_name: name }) };
}

function asList(value: unknown): unknown[] {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value : String(value).split(',');
}

/** The later values over the earlier ones; those of `auth` one by one. */
function withAuth(under: Mapping, over: Mapping): Mapping {
  const auth = [under, over].map((one) => (isMapping(one['auth']) ? one['auth'] : {}));
  return { ...under, ...over, auth: Object.assign({}, ...auth) as Mapping };
}

function merged(under: Mapping, over: Mapping): Mapping {
  const both = Object.entries(over).map(([key, value]) => {
    const before = Object.hasOwn(under, key) ? under[key] : undefined;
    return [key, isMapping(before) && isMapping(value) ? merged(before, value) : value];
  });
  return { ...under, ...Object.fromEntries(both) };
}

function mappingAt(within: Mapping, key: string, where = 'clouds.yaml'): Mapping {
  const value = Object.hasOwn(within, key) ? within[key] : undefined;
  if (value === undefined || value === null) return {};
  if (!isMapping(value)) throw new UsageError(`${where}: "${key}" is not a mapping of names to values`);
  return value;
}
