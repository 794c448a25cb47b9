import type { UsageError } from '../errors.ts';
import type { JsonObject } from '../model/json.ts';
import type { Fields } from './fields.ts';

/** How one signs in: the `identity` of a request to Keystone (Identity API v3, "Authentication and token management"). */
export interface Identity {
  readonly body: JsonObject;
  /** What must never be shown, with the word that takes its place. */
  readonly secrets: readonly (readonly [word: string, secret: string])[];
  /** Whether signing in again gives a token that lives longer. */
  readonly renewable: boolean;
  /** In words, for errors. */
  readonly by: string;
}

type Method = 'password' | 'application_credential' | 'token';

const types: Readonly<Record<string, Method>> = {
  password: 'password',
  v3password: 'password',
  v3applicationcredential: 'application_credential',
  token: 'token',
  v3token: 'token',
};

/** The secrets that sign somebody in; only one of them can be meant. */
const secretFields = ['password', 'application_credential_secret', 'token', 'passcode'] as const;

/** @throws UsageError for two ways to sign in at once, for one that is not supported, and for what is missing */
export function identityOf(fields: Fields): Identity {
  const given = secretFields.filter((name) => fields.text(name) !== undefined);
  if (given.length > 1) {
    throw fields.wrong(`${given.map(fields.called).join(' and ')} are two ways to sign in: give one of them`);
  }
  switch (methodOf(fields, given[0])) {
    case 'password':
      return byPassword(fields);
    case 'application_credential':
      return byApplicationCredential(fields);
    case 'token':
      return byToken(fields);
  }
}

function methodOf(fields: Fields, secret: (typeof secretFields)[number] | undefined): Method {
  const type = fields.text('auth_type');
  if (type !== undefined) {
    const method = Object.hasOwn(types, type) ? types[type] : undefined;
    if (method) return method;
    throw fields.wrong(
      `${fields.called('auth_type')} "${type}" is not supported: use one of ${Object.keys(types).join(', ')}, or an application credential`,
    );
  }
  if (secret === 'passcode') throw fields.wrong(`${fields.called('passcode')} (TOTP) is not supported`);
  if (secret === 'token') return 'token';
  const names = ['application_credential_id', 'application_credential_name'] as const;
  const credential = secret === 'application_credential_secret' || fields.text(...names) !== undefined;
  return credential ? 'application_credential' : 'password';
}

function byPassword(fields: Fields): Identity {
  const user = userOf(fields);
  if (!user) throw missing(fields, 'username', 'user_id');
  const password = needed(fields, 'password');
  return {
    body: { methods: ['password'], password: { user: { ...user, password } } },
    secrets: [['password', password]],
    renewable: true,
    by: `the password of user "${fields.text('username', 'user_id')}"`,
  };
}

function byApplicationCredential(fields: Fields): Identity {
  const secret = needed(fields, 'application_credential_secret');
  const id = fields.text('application_credential_id');
  const name = fields.text('application_credential_name');
  if (id === undefined && name === undefined) {
    throw missing(fields, 'application_credential_id', 'application_credential_name');
  }
  const user = id === undefined ? userOf(fields) : undefined;
  if (id === undefined && !user) {
    const why = 'without its id an application credential needs its user';
    throw fields.wrong(`${fields.called('username')} or ${fields.called('user_id')} is missing: ${why}`);
  }
  const which: JsonObject = user ? { name: name ?? '', user } : { id: id ?? '' };
  return {
    body: { methods: ['application_credential'], application_credential: { ...which, secret } },
    secrets: [['application credential secret', secret]],
    renewable: true,
    by: `application credential "${id ?? name}"`,
  };
}

function byToken(fields: Fields): Identity {
  const token = needed(fields, 'token');
  return {
    body: { methods: ['token'], token: { id: token } },
    secrets: [['token', token]],
    renewable: false,
    by: fields.called('token'),
  };
}

/** The user by id, or by name and domain. */
function userOf(fields: Fields): JsonObject | undefined {
  const id = fields.text('user_id');
  if (id !== undefined) return { id };
  const name = fields.text('username');
  return name === undefined ? undefined : { name, domain: domainOf(fields, 'user') };
}

/** The domain of a user or a project; `domain_*` and `default_domain_*` stand for both. */
export function domainOf(fields: Fields, of: 'user' | 'project'): JsonObject {
  for (const prefix of [`${of}_domain`, 'domain', 'default_domain']) {
    const [id, name] = [fields.text(`${prefix}_id`), fields.text(`${prefix}_name`)];
    if (id !== undefined) return { id };
    if (name !== undefined) return { name };
  }
  throw fields.wrong(
    `${fields.called(`${of}_domain_name`)} is missing: a ${of} is known by its name within a domain only (often "Default")`,
  );
}

function needed(fields: Fields, name: string): string {
  const value = fields.text(name);
  if (value === undefined) throw missing(fields, name);
  return value;
}

function missing(fields: Fields, ...names: readonly string[]): UsageError {
  return fields.wrong(`${names.map(fields.called).join(' or ')} is missing`);
}
