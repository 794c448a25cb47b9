import { TargetError, UsageError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { ask, type Means } from './asking.ts';
import type { CloudSettings } from './settings.ts';
import { versionLink } from './version-link.ts';

/** The settings that choose an endpoint. */
type Wanted = Pick<CloudSettings, 'region' | 'interfaces' | 'source'>;

/** One address of a service in the catalogue. */
interface Endpoint {
  readonly interface: string;
  readonly region: string;
  readonly url: string;
}

/**
 * The network endpoint that a catalogue lists.
 * @throws UsageError for a region or an interface that it does not have, TargetError where it has no network service
 */
export function networkEndpoint(about: JsonObject, { region, interfaces, source }: Wanted): string {
  const { endpoints, types } = inCatalogue(about['catalog']);
  if (endpoints.length === 0) {
    throw new TargetError(
      `${source}: the catalogue has no endpoint of the service "network" (services: ${types.join(', ') || 'none'}): give network_endpoint_override, or the endpoint as URL`,
    );
  }
  const regions = [...new Set(endpoints.map((one) => one.region))].sort();
  if (region === undefined && regions.length > 1) {
    throw new UsageError(
      `${source}: the network service has several regions (${regions.join(', ')}): choose one with region_name or OS_REGION_NAME`,
    );
  }
  const near = endpoints.filter((one) => region === undefined || one.region === region);
  if (near.length === 0) {
    throw new UsageError(
      `${source}: the network service has no region "${region}": there is ${regions.join(', ')}`,
    );
  }
  for (const wanted of interfaces) {
    const found = near.find((one) => one.interface === wanted);
    if (found) return found.url;
  }
  throw new UsageError(
    `${source}: the network service has no ${interfaces.join(' or ')} endpoint${region === undefined ? '' : ` in region "${region}"`}: there is ${near.map((one) => one.interface).join(', ')}; choose with interface or OS_INTERFACE`,
  );
}

function inCatalogue(catalogue: Json | undefined): { endpoints: Endpoint[]; types: string[] } {
  const services = (Array.isArray(catalogue) ? catalogue : []).filter(isObject);
  const endpoints = services
    .filter(({ type }) => type === 'network')
    .flatMap((service) => (Array.isArray(service['endpoints']) ? service['endpoints'] : []))
    .filter(isObject)
    .map((one) => ({
      interface: String(one['interface']),
      region: String(one['region_id'] ?? one['region'] ?? ''),
      url: String(one['url']),
    }));
  return { endpoints, types: services.map(({ type }) => String(type)).sort() };
}

/**
 * A network endpoint up to and with `/v2.0`: from the URL itself, or else from what the service says at it.
 * @throws TargetError for what is not a URL, and where nobody answers
 */
export async function versionedEndpoint(text: string, means: Means): Promise<string> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new TargetError(
      'the network endpoint of the catalogue is not a URL: give network_endpoint_override',
    );
  }
  const versioned = /^(.*?\/v2\.0)(\/|$)/.exec(url.pathname)?.[1];
  if (versioned !== undefined) return `${url.origin}${versioned}`;
  const root = new URL(`${url.pathname.replace(/\/v2\/*$/, '').replace(/\/+$/, '')}/`, url.origin);
  const link = versionLink((await ask(root, means)).json, /^v2(\.|$)/, root);
  const path = link?.pathname.replace(/\/+$/, '') ?? '';
  return link && path.endsWith('/v2.0') ? `${link.origin}${path}` : `${root.href}v2.0`;
}
