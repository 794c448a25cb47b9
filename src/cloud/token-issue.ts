import { TargetError, UsageError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { ask, type Means, messageIn, type Response, redirectIn } from './asking.ts';
import { elsewhere } from './identity-url.ts';
import type { CloudSettings } from './settings.ts';

/** A token, and what Keystone says of it. */
export interface Issued {
  readonly token: string;
  /** Milliseconds that it lives, by Keystone's clock; undefined where that is not said. */
  readonly life?: number;
  /** The `token` of the answer: user, project, roles and catalogue. */
  readonly about: JsonObject;
}

/**
 * Signs in: POST /v3/auth/tokens.
 * @param keystone the address of Identity v3
 * @throws TargetError where Keystone refuses or cannot be asked
 */
export async function issueToken(
  { identity, scope, source }: Pick<CloudSettings, 'identity' | 'scope' | 'source'>,
  keystone: string,
  means: Means,
): Promise<Issued> {
  const url = new URL(`${keystone}/auth/tokens`);
  const answer = await ask(url, means, { auth: { identity: identity.body, ...(scope && { scope }) } });
  const redirect = redirectIn(answer, url);
  if (redirect !== undefined) throw elsewhere(url, redirect);
  if (answer.status !== 201 && answer.status !== 200) throw refusal(answer, url, identity.by, source, means);
  const about = isObject(answer.json) ? answer.json['token'] : undefined;
  const token = answer.headers['x-subject-token'];
  if (!isObject(about) || !token) {
    throw new TargetError(`${url.href} answers ${answer.status}, but not with a token: is auth_url right?`);
  }
  const life = Date.parse(textOf(about['expires_at'])) - Date.parse(textOf(about['issued_at']));
  return { token, about, ...(life > 0 && { life }) };
}

function refusal(answer: Response, url: URL, by: string, source: string, means: Means): Error {
  const saying = messageIn(answer, means.secrets);
  const place = `${source}: ${url.origin}`;
  if (answer.status === 401 && answer.headers['openstack-auth-receipt'] !== undefined) {
    const needed = isObject(answer.json) ? answer.json['required_auth_methods'] : undefined;
    return new TargetError(
      `${place} wants more than ${by} (${factors(needed)}), which cannot be given here: use an application credential, or a token in OS_TOKEN`,
    );
  }
  switch (answer.status) {
    case 400:
      return new UsageError(
        `${place} does not understand who signs in (400)${saying}: check user, project and domains`,
      );
    case 401:
      return new TargetError(
        `${place} does not accept ${by} (401)${saying}: it is wrong, or expired, or may not enter the project`,
      );
    case 404:
      return new TargetError(`${url.href} is not there (404): auth_url is not the address of Keystone`);
    default:
      return new TargetError(`${place} does not let ${by} in: status ${answer.status}${saying}`);
  }
}

/** The combinations of methods that Keystone asks for, in words. */
function factors(needed: Json | undefined): string {
  const ways = (Array.isArray(needed) ? needed : []).map((way) =>
    Array.isArray(way) ? way.map(String) : [],
  );
  const words = ways.map((way) => way.map((one) => one.replaceAll(/\W/g, '').slice(0, 40)).join(' and '));
  return words.join(', or ') || 'multi-factor authentication';
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
