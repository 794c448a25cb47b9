import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { UsageError } from '../errors.ts';
import { selfSigned } from '../selftest/weather/self-signed.ts';
import { surroundingsWith } from './files.test-support.ts';
import { cloudSettings } from './settings.ts';

type Values = Readonly<Record<string, unknown>>;

const auth = { auth_url: 'http://k:5000/v3', username: 'u', user_domain_name: 'D', password: 'CANARY' };
const project = { project_name: 'p', project_domain_name: 'D' };

/** The settings of a cloud with these values. */
const of = (values: Values, files: Readonly<Record<string, string>> = {}) =>
  cloudSettings('c', surroundingsWith({ ...files, 'cwd/clouds.yaml': stringify({ clouds: { c: values } }) }));
const ofAuth = (values: Values) => of({ auth: { ...auth, ...values } });
const ofVariables = (environment: Record<string, string>) =>
  cloudSettings(undefined, surroundingsWith({}, environment));

/** The words of a UsageError. */
function refusalOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'nothing is refused';
}

const byPassword = (user: object) => ({
  methods: ['password'],
  password: { user: { ...user, password: 'CANARY' } },
});
const byCredential = (which: object) => ({
  methods: ['application_credential'],
  application_credential: { ...which, secret: 'CANARY' },
});
const bare = { auth_url: auth.auth_url };
const credential = { ...bare, application_credential_secret: 'CANARY' };

describe('the identity is', () => {
  test.each<[string, Values, object]>([
    ['a user by name', { auth }, byPassword({ name: 'u', domain: { name: 'D' } })],
    ['a user by id', { auth: { ...bare, user_id: 'i', password: 'CANARY' } }, byPassword({ id: 'i' })],
    [
      'a user by name in a domain by id',
      { auth: { ...auth, user_domain_id: 'd' } },
      byPassword({ name: 'u', domain: { id: 'd' } }),
    ],
    [
      'a user in the default domain',
      { auth: { ...bare, username: 'u', password: 'CANARY', default_domain_id: 'd' } },
      byPassword({ name: 'u', domain: { id: 'd' } }),
    ],
    [
      'a user in the domain that is given once',
      { auth: { ...bare, user_name: 'u', password: 'CANARY', project_name: 'p' }, domain_name: 'D' },
      byPassword({ name: 'u', domain: { name: 'D' } }),
    ],
    [
      'a user with auth_type v3password',
      { auth, auth_type: 'v3password' },
      byPassword({ name: 'u', domain: { name: 'D' } }),
    ],
    [
      'an application credential by id',
      { auth: { ...credential, application_credential_id: 'i' } },
      byCredential({ id: 'i' }),
    ],
    [
      'an application credential by name and user',
      {
        auth: { ...credential, application_credential_name: 'n', username: 'u', user_domain_id: 'd' },
        auth_type: 'v3applicationcredential',
      },
      byCredential({ name: 'n', user: { name: 'u', domain: { id: 'd' } } }),
    ],
    ['a token', { auth: { ...bare, token: 'CANARY' } }, { methods: ['token'], token: { id: 'CANARY' } }],
    [
      'a token by its old name',
      { auth: { ...bare, 'auth-token': 'CANARY' }, auth_type: 'v3token' },
      { methods: ['token'], token: { id: 'CANARY' } },
    ],
    [
      'a password of digits',
      { auth: { ...auth, password: 12345 } },
      { methods: ['password'], password: { user: { name: 'u', domain: { name: 'D' }, password: '12345' } } },
    ],
  ])('%s', (_, values, body) => {
    expect(of(values).identity.body).toEqual(body);
  });
});

describe('the scope is', () => {
  test.each<[string, Values, object | undefined]>([
    ['left to Keystone', {}, undefined],
    ['a project by name', project, { project: { name: 'p', domain: { name: 'D' } } }],
    ['a project by id', { project_id: 'i' }, { project: { id: 'i' } }],
    [
      'a project by the name of old',
      { tenant_name: 'p', project_domain_id: 'd' },
      { project: { name: 'p', domain: { id: 'd' } } },
    ],
    [
      'the present name before the old one',
      { tenant_id: 'old', project_id: 'new' },
      { project: { id: 'new' } },
    ],
    ['a domain by id', { domain_id: 'd' }, { domain: { id: 'd' } }],
    ['a domain by name', { domain_name: 'D' }, { domain: { name: 'D' } }],
    ['the system', { system_scope: 'all' }, { system: { all: true } }],
  ])('%s', (_, values, scope) => {
    expect(ofAuth(values).scope).toEqual(scope);
  });

  test('that beside auth, where it stands in both', () => {
    expect(of({ auth: { ...auth, project_id: 'inside' }, project_id: 'beside' }).scope).toEqual({
      project: { id: 'beside' },
    });
  });
});

describe('the endpoint that is meant', () => {
  test.each<[Values, object]>([
    [{}, { interfaces: ['public'] }],
    [{ interface: 'internal' }, { interfaces: ['internal'] }],
    [{ endpoint_type: 'adminURL' }, { interfaces: ['admin'] }],
    [{ interface: ['internal', 'public'] }, { interfaces: ['internal', 'public'] }],
    [{ interface: 'public', network_interface: 'admin' }, { interfaces: ['admin'] }],
    [{ network_endpoint_type: 'internalURL' }, { interfaces: ['internal'] }],
    [{ region_name: 'R' }, { region: 'R' }],
    [{ region_name: 'R', network_region_name: 'N' }, { region: 'N' }],
    [{ network_endpoint_override: 'http://n:9696' }, { endpoint: 'http://n:9696' }],
  ])('%j', (values, settings) => {
    expect(of({ auth, ...values })).toMatchObject(settings);
  });

  test('auth_url takes the region', () => {
    const values = {
      auth: { ...auth, auth_url: 'https://iam.{region_name}.example.org/v3' },
      region_name: 'eu',
    };
    expect(of(values).authUrl.href).toBe('https://iam.eu.example.org/v3');
  });
});

describe('TLS', () => {
  const { cert, key } = selfSigned();
  const files = {
    'cwd/cert.pem': cert,
    'cwd/key.pem': key,
    'cwd/both.pem': key + cert,
    'home/ca.pem': cert,
    'cwd/text': 'CANARY',
  };
  test.each<[Values, object]>([
    [{}, { verify: true }],
    [{ verify: false }, { verify: false }],
    [{ verify: 'False' }, { verify: false }],
    [{ verify: 'no' }, { verify: false }],
    [{ verify: 'on' }, { verify: true }],
    [{ insecure: true }, { verify: false }],
    [{ insecure: false }, { verify: true }],
    [{ insecure: true, verify: true }, { verify: false }],
    [{ cacert: '~/ca.pem' }, { verify: true, ca: cert }],
    [
      { cert: 'cert.pem', key: 'key.pem' },
      { verify: true, cert, key },
    ],
    [{ cert: 'both.pem' }, { verify: true, cert: key + cert, key: key + cert }],
  ])('%j', (values, tls) => {
    expect(of({ auth, ...values }, files).tls).toEqual(tls);
  });

  test.each<[Values, RegExp]>([
    [{ verify: 'maybe' }, /: verify is neither true nor false$/],
    [{ cacert: 'nothing.pem' }, /: cacert: cannot read ".*nothing.pem" \(ENOENT\): name a file in PEM$/],
    [{ cacert: '/dev/zero' }, /: cacert: "\/dev\/zero" has more than 1048576 bytes: name a file in PEM$/],
    [{ cacert: 'text' }, /: cacert names "text", which holds no certificate in PEM$/],
    [{ cert: 'cert.pem' }, /: cert and key are not a certificate and its key in PEM/],
    [{ cert: 'text', key: 'key.pem' }, /: cert and key are not a certificate and its key in PEM/],
    [{ key: 'key.pem' }, /: key is given without cert$/],
  ])('%j is refused', (values, words) => {
    expect(refusalOf(() => of({ auth, ...values }, files))).toMatch(words);
  });
});

describe('refused, with the place and without a secret, is', () => {
  const { auth_url: _, ...nowhere } = auth;
  test.each<[string, Values, string]>([
    ['no auth_url', { auth: nowhere }, 'auth_url is missing'],
    ['an auth_url that is none', { auth: { ...auth, auth_url: 'k:5000' } }, 'auth_url "k:5000" is not a URL'],
    [
      'an auth_url of another kind',
      { auth: { ...auth, auth_url: 'ftp://k' } },
      'auth_url "ftp://k" is not a URL',
    ],
    [
      'an auth_url with a password',
      { auth: { ...auth, auth_url: 'http://u:CANARY@k' } },
      'auth_url carries a user name or password',
    ],
    [
      'Identity v2.0',
      { auth: { ...auth, auth_url: 'http://k/v2.0/' } },
      'names Identity v2.0, which is not supported',
    ],
    [
      'Identity v2.0 by number',
      { auth, identity_api_version: '2.0' },
      'identity_api_version "2.0" is not supported',
    ],
    ['no user', { auth: { ...bare, password: 'CANARY' } }, 'username or user_id is missing'],
    ['no password', { auth: { ...bare, user_id: 'i' } }, 'password is missing'],
    ['an empty password', { auth: { ...auth, password: '' } }, 'password is missing'],
    [
      'no domain of the user',
      { auth: { ...bare, username: 'u', password: 'CANARY' } },
      'user_domain_name is missing',
    ],
    ['no domain of the project', { auth: { ...auth, project_name: 'p' } }, 'project_domain_name is missing'],
    [
      'no secret',
      { auth: { ...bare, application_credential_id: 'i' } },
      'application_credential_secret is missing',
    ],
    [
      'no id of the credential',
      { auth: credential },
      'application_credential_id or application_credential_name is missing',
    ],
    [
      'no user of the credential',
      { auth: { ...credential, application_credential_name: 'n' } },
      'username or user_id is missing',
    ],
    ['no token', { auth: bare, auth_type: 'token' }, 'token is missing'],
    [
      'a password and a token',
      { auth: { ...auth, token: 'CANARY' } },
      'password and token are two ways to sign in',
    ],
    [
      'a password and a credential',
      { auth: { ...auth, ...credential } },
      'password and application_credential_secret are two ways',
    ],
    ['a passcode', { auth: { ...bare, passcode: 'CANARY' } }, 'passcode (TOTP) is not supported'],
    [
      'v2',
      { auth, auth_type: 'v2password' },
      'auth_type "v2password" is not supported: use one of password, v3password',
    ],
    ['federation', { auth, auth_type: 'v3oidcpassword' }, 'auth_type "v3oidcpassword" is not supported'],
    [
      'a type that every object has',
      { auth, auth_type: 'toString' },
      'auth_type "toString" is not supported',
    ],
    ['a trust', { auth: { ...auth, trust_id: 't' } }, 'trust_id is not supported'],
    ['another system', { auth: { ...auth, system_scope: 'some' } }, 'system_scope "some" is not supported'],
    [
      'the system and a project',
      { auth: { ...auth, ...project, system_scope: 'all' } },
      'system_scope and a project are two scopes',
    ],
    [
      'the system and a domain',
      { auth: { ...auth, domain_id: 'd', system_scope: 'all' } },
      'system_scope and a domain are two scopes',
    ],
    [
      'a credential with a project',
      { auth: { ...credential, application_credential_id: 'i', project_id: 'p' } },
      'has a project of its own',
    ],
    [
      'another interface',
      { auth, interface: 'private' },
      'interface "private" is not one of public, internal, admin',
    ],
    [
      'an endpoint that is no URL',
      { auth, network_endpoint_override: 'u:CANARY@n' },
      'network_endpoint_override is not a URL',
    ],
    [
      'a password that is true',
      { auth: { ...auth, password: true } },
      'password is not a text: put it into quotes',
    ],
    ['a password that is a list', { auth: { ...auth, password: ['CANARY'] } }, 'password is not a text'],
  ])('%s', (__, values, words) => {
    const message = refusalOf(() => of(values));
    expect(message).toMatch(/^cloud "c" of \/.*clouds\.yaml: /);
    expect(message).toContain(words);
    expect(message).not.toContain('CANARY');
  });
});

describe('the OS_* variables', () => {
  const variables = {
    OS_AUTH_URL: 'http://k:5000/v3',
    OS_USERNAME: 'u',
    OS_PASSWORD: 'CANARY',
    OS_USER_DOMAIN_NAME: 'D',
  };

  test('are the fields of a cloud', () => {
    const more = {
      OS_PROJECT_ID: 'p',
      OS_REGION_NAME: 'R',
      OS_INTERFACE: 'internal',
      OS_INSECURE: 'true',
      OS_TEST_X: 'x',
    };
    expect(ofVariables({ ...variables, ...more })).toMatchObject({
      identity: { body: byPassword({ name: 'u', domain: { name: 'D' } }) },
      scope: { project: { id: 'p' } },
      region: 'R',
      interfaces: ['internal'],
      tls: { verify: false },
      source: 'the OS_* variables',
    });
  });

  test('are a cloud by its name', () => {
    expect(cloudSettings('envvars', surroundingsWith({}, variables)).source).toBe('the OS_* variables');
    const named = surroundingsWith({}, { ...variables, OS_CLOUD_NAME: 'mine' });
    expect(cloudSettings('mine', named).source).toBe('the OS_* variables');
    expect(() => cloudSettings('envvars', named)).toThrow('there is no cloud "envvars"');
  });

  test('are not mixed with a cloud that is named', () => {
    const files = { 'cwd/clouds.yaml': stringify({ clouds: { c: { auth: { ...bare, token: 'CANARY' } } } }) };
    expect(cloudSettings('c', surroundingsWith(files, variables)).identity.body['methods']).toEqual([
      'token',
    ]);
  });

  test.each<[string, Record<string, string>, string]>([
    ['no address', { OS_AUTH_URL: '' }, 'the OS_* variables: OS_AUTH_URL is missing'],
    [
      'two ways',
      { OS_TOKEN: 'CANARY' },
      'the OS_* variables: OS_PASSWORD and OS_TOKEN are two ways to sign in',
    ],
    [
      'another type',
      { OS_AUTH_TYPE: 'v3totp' },
      'the OS_* variables: OS_AUTH_TYPE "v3totp" is not supported',
    ],
    ['an old version', { OS_IDENTITY_API_VERSION: '2' }, 'OS_IDENTITY_API_VERSION "2" is not supported'],
  ])('with %s are refused by their names', (_, changed, words) => {
    const message = refusalOf(() => ofVariables({ ...variables, ...changed }));
    expect(message).toContain(words);
    expect(message).not.toContain('CANARY');
  });
});
