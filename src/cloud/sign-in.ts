import { UsageError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { type Clock, systemClock } from '../target/ask.ts';
import type { Proxies } from '../target/proxies.ts';
import type { Access } from '../target/target.ts';
import { fixedToken } from '../target/token-source.ts';
import type { Means } from './asking.ts';
import { identityUrl } from './identity-url.ts';
import { networkEndpoint, versionedEndpoint } from './network-endpoint.ts';
import { renewing } from './renewal.ts';
import type { CloudSettings } from './settings.ts';
import { type Issued, issueToken } from './token-issue.ts';

/** Who has signed in, as Keystone says it. */
export interface Who {
  readonly user: { readonly id: string; readonly name: string };
  /** Absent in a token for a domain or for the system. */
  readonly project?: { readonly id: string; readonly name: string };
  readonly roles: readonly string[];
}

export interface SignedIn {
  readonly access: Access;
  readonly who: Who;
}

/** Milliseconds that one answer of Keystone may take. */
const usualTimeout = 30_000;

/**
 * Signs in to a cloud and finds its network endpoint. Nothing is written.
 * @throws UsageError for settings that do not fit the cloud, TargetError where it cannot be asked or lets nobody in
 */
export async function signIn(
  settings: CloudSettings,
  proxies: Proxies | undefined,
  { clock = systemClock, timeout = usualTimeout }: { clock?: Clock; timeout?: number } = {},
): Promise<SignedIn> {
  const { identity, tls, source } = settings;
  const means: Means = { route: { tls, proxies }, clock, timeout, secrets: identity.secrets };
  const keystone = await identityUrl(settings.authUrl, means);
  const issue = () => issueToken(settings, keystone, means);
  const first = await issue();
  const who = whoIn(first.about);
  if (!who.project && !first.about['domain'] && !first.about['system']) {
    throw new UsageError(
      `${source}: the token is for no project, because none is named: give project_name and project_domain_name, or OS_PROJECT_NAME and OS_PROJECT_DOMAIN_NAME`,
    );
  }
  const endpoint = settings.endpoint ?? networkEndpoint(first.about, settings);
  return {
    access: {
      url: await versionedEndpoint(endpoint, means),
      token: identity.renewable
        ? renewing(first, issue, () => clock.now(), identity.secrets)
        : lasting(first, identity.secrets),
      tls,
      proxies,
    },
    who,
  };
}

/** A token that came in exchange for another one: it ends with it. */
function lasting({ token }: Issued, secrets: Means['secrets']) {
  const fixed = fixedToken(token);
  return { ...fixed, secrets: () => [...fixed.secrets(), ...secrets] };
}

function whoIn(about: JsonObject): Who {
  const { user, project, roles } = about;
  const named = isObject(project) ? nameOf(project) : undefined;
  return {
    user: nameOf(user),
    ...(named && { project: named }),
    roles: (Array.isArray(roles) ? roles : []).map((role) => nameOf(role).name),
  };
}

function nameOf(value: Json | undefined): { id: string; name: string } {
  const { id = '', name = '' } = isObject(value) ? value : {};
  return { id: String(id), name: String(name) };
}
