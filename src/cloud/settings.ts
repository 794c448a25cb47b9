import type { JsonObject } from '../model/json.ts';
import type { Tls } from '../target/route.ts';
import { cloudEntry, type Entry } from './cloud-entry.ts';
import { describesCloud, environmentEntry } from './environment-entry.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { type Identity, identityOf } from './identity.ts';
import { scopeOf } from './scope.ts';
import type { Surroundings } from './surroundings.ts';
import { tlsOf } from './tls-files.ts';

const interfaces = ['public', 'internal', 'admin'] as const;
export type Interface = (typeof interfaces)[number];

/** How one signs in to a cloud, and which of its network endpoints is meant. */
export interface CloudSettings {
  /** Where it is said, for people. */
  readonly source: string;
  readonly authUrl: URL;
  readonly identity: Identity;
  /** Undefined leaves it to Keystone: the user's default project. */
  readonly scope?: JsonObject;
  readonly region?: string;
  /** The kinds of endpoints that will do, the best one first. */
  readonly interfaces: readonly Interface[];
  /** The network endpoint, in place of that of the catalogue. */
  readonly endpoint?: string;
  readonly tls: Tls;
}

/**
 * The settings of a cloud: of the one that is named, or else of the `OS_*` variables.
 * @throws UsageError for what is missing, contradictory, not supported or not to be read
 */
export function cloudSettings(name: string | undefined, surroundings: Surroundings): CloudSettings {
  return understood(entryOf(name, surroundings), surroundings);
}

function entryOf(name: string | undefined, surroundings: Surroundings): Entry {
  const own = surroundings.environment['OS_CLOUD_NAME'] || 'envvars';
  const variables = name === undefined || (name === own && describesCloud(surroundings.environment));
  return variables ? environmentEntry(surroundings.environment) : cloudEntry(name, surroundings);
}

function understood(entry: Entry, surroundings: Surroundings): CloudSettings {
  const fields = fieldsOf(entry);
  const version = fields.text('identity_api_version');
  if (version !== undefined && !/^3(\.|$)/.test(version)) {
    throw fields.wrong(`${fields.called('identity_api_version')} "${version}" is not supported: only 3 is`);
  }
  const identity = identityOf(fields);
  const scope = scopeOf(fields);
  if (scope && identity.body['application_credential'] !== undefined) {
    throw fields.wrong(
      'an application credential has a project of its own: leave out project, domain and system',
    );
  }
  const region = fields.text('network_region_name', 'region_name');
  const endpoint = endpointOf(fields);
  return {
    source: entry.source,
    authUrl: authUrlOf(fields, region),
    identity,
    interfaces: interfacesOf(fields),
    tls: tlsOf(fields, surroundings),
    ...(scope && { scope }),
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint }),
  };
}

function authUrlOf(fields: Fields, region = ''): URL {
  const name = fields.called('auth_url');
  const text = fields.text('auth_url')?.replaceAll('{region_name}', region);
  if (text === undefined)
    throw fields.wrong(`${name} is missing: the address of Keystone, often ending in :5000/v3`);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.username || url?.password || text.includes('@')) {
    throw fields.wrong(`${name} carries a user name or password: give them in fields of their own`);
  }
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw fields.wrong(`${name} "${text}" is not a URL, such as https://cloud.example.org:5000/v3`);
  }
  if (/\/v2\.0\/*$/.test(url.pathname)) {
    throw fields.wrong(`${name} "${text}" names Identity v2.0, which is not supported: leave v2.0 out`);
  }
  return url;
}

function endpointOf(fields: Fields): string | undefined {
  const text = fields.text('network_endpoint_override');
  if (text === undefined || /^https?:\/\/[^@%\s]+$/.test(text)) return text;
  throw fields.wrong(
    `${fields.called('network_endpoint_override')} is not a URL, such as https://cloud.example.org:9696`,
  );
}

function interfacesOf(fields: Fields): Interface[] {
  const [own, general] = [fields.list('network_interface'), fields.list('interface')];
  const wanted = own.length > 0 ? own : general.length > 0 ? general : ['public'];
  return wanted.map((one) => {
    const found = interfaces.find((name) => name === one.replace(/URL$/, ''));
    if (found) return found;
    throw fields.wrong(`${fields.called('interface')} "${one}" is not one of ${interfaces.join(', ')}`);
  });
}
