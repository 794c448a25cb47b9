import { TargetError } from '../errors.ts';
import { ask, type Means, redirectIn } from './asking.ts';
import { versionLink, versionsIn } from './version-link.ts';

/** Redirects on the same host that a discovery follows. */
const mostHops = 3;

/**
 * The address of Identity v3, without a slash at its end: `auth_url` itself, or what is found there.
 * @throws TargetError where there is no v3, and for redirects to another host: secrets would follow
 */
export async function identityUrl(authUrl: URL, means: Means): Promise<string> {
  if (/\/v3\/*$/.test(authUrl.pathname)) return trimmed(authUrl);
  let url = authUrl;
  for (let hops = 0; hops <= mostHops; hops++) {
    const answer = await ask(url, means);
    const redirect = redirectIn(answer, url);
    if (redirect === undefined) {
      const link = versionLink(answer.json, /^v3(\.|$)/, url);
      const versions = versionsIn(answer.json);
      if (!link && versions && !versions.some((id) => /^v3(\.|$)/.test(id))) {
        throw new TargetError(
          `${url.href} offers no Identity v3, but ${versions.join(', ') || 'nothing'}: is auth_url right?`,
        );
      }
      return link ? trimmed(link) : `${trimmed(url)}/v3`;
    }
    if (redirect !== url.origin) throw elsewhere(url, redirect);
    url = new URL(answer.headers['location'] ?? '', url);
  }
  throw new TargetError(`${authUrl.href} redirects more than ${mostHops} times: is auth_url right?`);
}

/** The error for a redirect. */
export function elsewhere(asked: URL, origin: string): TargetError {
  return new TargetError(
    `${asked.origin} redirects to ${origin}, which is not followed, because secrets would go with it: if that is where Keystone is, say so in auth_url`,
  );
}

function trimmed({ origin, pathname }: URL): string {
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}
