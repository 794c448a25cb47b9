import { type Answer, json, neutronError } from './answer.ts';
import { around } from './around.ts';
import type { Behaviour, Request, Sender } from './behaviour.ts';
import { Refusal } from './refusal.ts';
import type { Store } from './store.ts';
import { unknownConnection, update } from './update.ts';

/** What a request is answered from; `url` is the base address, without a slash at the end. */
export interface Service {
  readonly url: string;
  readonly token: string;
  /** Good tokens of those who do not own the connections. */
  readonly foreign: ForeignTokens;
  readonly store: Store;
  readonly does: Behaviour;
}

/** Good tokens of those who do not own the connections. */
export interface ForeignTokens {
  /** Of a member of another project. */
  readonly 'other-project': string;
  /** Of a reader of the same project. */
  readonly reader: string;
}

const CONNECTION = /^\/v2\.0\/vpn\/ipsec-site-connections\/([^/]+)$/;

const vpnaas = {
  alias: 'vpnaas',
  name: 'VPN service',
  description: 'Extension for VPN service',
  updated: '2013-05-29T10:00:00-00:00',
  links: [],
};

/** Answers one request without a socket. Only the version discovery needs no token. */
export function handle(request: Request, service: Service): Answer {
  if (request.path === '/') return readable(request, service, versions(service.url));
  const sender = senderOf(request, service.foreign);
  if (sender === 'owner' && !service.does.authenticate(request, service.token))
    return unauthenticated(service);
  if (request.path === '/v2.0/extensions/vpnaas') return readable(request, service, { extension: vpnaas });
  const shown = around(request.path, service.store);
  if (shown) return readable(request, service, shown);
  const segment = CONNECTION.exec(request.path)?.[1];
  const id = segment === undefined ? undefined : decoded(segment);
  return id === undefined
    ? refuse(new Refusal('notFound', 'HTTPNotFound', 'The resource could not be found.'), service)
    : service.does.permits(sender, request)
      ? connection(id, request, service)
      : refuse(unknownConnection(id), service);
}

function senderOf({ headers }: Request, foreign: ForeignTokens): Sender {
  const kinds = ['other-project', 'reader'] as const;
  return kinds.find((kind) => headers['x-auth-token'] === foreign[kind]) ?? 'owner';
}

function connection(id: string, request: Request, service: Service): Answer {
  const { store, does } = service;
  if (request.method === 'GET') {
    const found = does.find(store, id)?.connection;
    return found === undefined
      ? refuse(unknownConnection(id), service)
      : json(does.codes.shown, does.present(found, 'GET'));
  }
  if (request.method !== 'PUT') return wrongMethod('GET, PUT', service);
  if (request.body === 'too large')
    return refuse(
      new Refusal('tooLarge', 'RequestTooLarge', 'The request body is larger than 1 MiB.'),
      service,
    );
  const result = update(id, request.body, store, does);
  return result instanceof Refusal
    ? refuse(result, service)
    : json(does.codes.updated, does.present(result, 'PUT'));
}

function readable(request: Request, service: Service, body: unknown): Answer {
  return request.method === 'GET' ? json(service.does.codes.shown, body) : wrongMethod('GET', service);
}

function versions(url: string) {
  return {
    versions: [{ id: 'v2.0', status: 'CURRENT', links: [{ rel: 'self', href: `${url}/v2.0/` }] }],
  };
}

/** Keystone's own error envelope and challenge, as its middleware sends them. */
function unauthenticated({ does, url }: Service): Answer {
  const code = does.codes.unauthenticated;
  const message = 'The request you have made requires authentication.';
  return json(
    code,
    { error: { code, title: 'Unauthorized', message } },
    { 'WWW-Authenticate': `Keystone uri="${url}"` },
  );
}

function wrongMethod(allow: string, { does }: Service): Answer {
  const message = `The method is not allowed for this resource: use ${allow}.`;
  return neutronError(does.codes.wrongMethod, 'HTTPMethodNotAllowed', message, { Allow: allow });
}

function refuse(refusal: Refusal, { does }: Service): Answer {
  return neutronError(does.codes[refusal.outcome], refusal.type, refusal.message);
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
