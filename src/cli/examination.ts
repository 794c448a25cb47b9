import type { Who } from '../cloud/sign-in.ts';
import { TargetError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { Foreigner } from '../model/clause.ts';
import type { Answer } from '../model/exchange.ts';
import type { LocalSide } from '../run/local-side.ts';
import type { Opened } from '../run/opening.ts';
import { type Outlook, outlookOf } from '../run/outlook.ts';
import { systemClock } from '../target/ask.ts';
import { openClient } from '../target/client.ts';
import { type NetworkApi, networkApi } from '../target/network-api.ts';
import { connections, networkAt } from '../target/target.ts';
import { type Entrance, enter } from './access.ts';
import { assignmentOf } from './assignment.ts';
import { connectionsOf } from './connections.ts';
import type { DoctorOptions } from './doctor.ts';
import type { Embedded } from './embedded.ts';
import { openConnections } from './open-connections.ts';
import { foreignersIn } from './others.ts';
import { outlookText } from './outlook-text.ts';

/** One thing that a run needs. A note hinders nothing. */
export interface Check {
  readonly what: string;
  readonly result: 'ok' | 'note' | 'problem';
  readonly says: string;
}

/** What is known of a target before a run. */
export interface Diagnosis {
  readonly ready: boolean;
  readonly checks: readonly Check[];
  readonly outlook?: Outlook;
  /** Median of five reads. */
  readonly milliseconds?: number;
  /** The outlook for people. */
  readonly says?: string;
}

const ok = (what: string, says: string): Check => ({ what, result: 'ok', says });
const note = (what: string, says: string): Check => ({ what, result: 'note', says });
const problem = (what: string, says: string): Check => ({ what, result: 'problem', says });
const ended = (...checks: readonly Check[]): Diagnosis => ({ ready: false, checks });

/** Milliseconds that one answer may take. */
const timeout = 30_000;

/**
 * Looks at everything that a run needs; reads only.
 * @throws UsageError for what is missing or contradictory
 */
export async function examine(
  url: string | undefined,
  options: DoctorOptions,
  embedded: Embedded | undefined,
): Promise<Diagnosis> {
  const given = connectionsOf(options, true);
  const entrance = embedded
    ? { access: embedded }
    : await enter(url, { osCloud: options.osCloud }).catch(hindrance);
  if (entrance instanceof TargetError) return ended(problem('signing in', entrance.message));
  const { access, who }: Entrance = entrance;
  const network = networkAt(access);
  const client = openClient(network.origin, timeout, network.route);
  try {
    const api = networkApi(network, client, systemClock);
    const { answer } = await api.ask('GET', '/extensions/vpnaas');
    const checks = [...serviceChecks(answer, network.url, who)];
    if (checks.some(({ result }) => result === 'problem')) return ended(...checks);
    const foreigners = embedded?.foreigners ?? (await foreignersIn(options.otherCloud).catch(hindrance));
    if (foreigners instanceof TargetError)
      return ended(...checks, problem('foreign access', foreigners.message));
    const named = given.length === 0 && embedded ? embedded.lanes : given;
    if (named.length === 0) return ended(...checks, problem('connection', await choice(api)));
    const assignments = named.map((one) => assignmentOf({ ...access, foreigners }, { ...options, ...one }));
    const found: Opened[] = [];
    const hindered = await openConnections(assignments, found, { client }).catch(hindrance);
    if (hindered) return ended(...checks, problem('connection', hindered.message));
    const [first] = found;
    if (!first) return ended(...checks);
    const milliseconds = await medianRead(first);
    return {
      ready: true,
      checks: [
        ...checks,
        ...found.flatMap((opened) => connectionChecks(opened, who)),
        foreignAccess(first.plan.parameters.foreigners),
      ],
      outlook: outlookOf(first, found),
      milliseconds,
      says: outlookText(first, found, milliseconds),
    };
  } finally {
    await client.close();
  }
}

function hindrance(error: unknown): TargetError {
  if (error instanceof TargetError) return error;
  throw error;
}

/** What the answer to a look at the extension says of service, token and extension. */
function* serviceChecks(answer: Answer, url: string, who: Who | undefined): Generator<Check> {
  if (answer.kind === 'none') {
    const advice = 'check the address, the port, the proxy and the certificate';
    yield problem('network service', `${url} does not answer (${answer.code}): ${advice}`);
    return;
  }
  const { status } = answer;
  if (status >= 300 && status < 400) {
    yield problem('network service', `${url} redirects elsewhere (${status}), which is not followed`);
    return;
  }
  yield ok('network service', `${url} answers`);
  if (status === 401) {
    yield problem('token', 'is not accepted (401): it may have expired');
    return;
  }
  yield ok('token', who ? describe(who) : 'accepted; whose it is only Keystone knows (--os-cloud asks it)');
  const listed = isObject(answer.json) && isObject(answer.json['extension']);
  if (status === 200 && listed) yield ok('extension', 'vpnaas is listed');
  else if (status === 404)
    yield problem('extension', 'vpnaas is not listed (404): is VPNaaS installed here?');
  else yield note('extension', `whether vpnaas is listed is not said (status ${status})`);
}

function describe({ user, project, roles }: Who): string {
  const place = project ? `project "${project.name}" (${project.id})` : 'no project';
  return `of user "${user.name}", ${place}, roles ${roles.join(', ') || 'none'}`;
}

const reasons: Readonly<Record<LocalSide['by'], string>> = {
  'endpoint group': 'as its endpoint group says',
  "service's subnet": "as its service's subnet says",
  'peer address': 'as its peer address is: nothing more telling may be read',
  'option --family': 'as --family says',
};

function connectionChecks(opened: Opened, who: Who | undefined): Check[] {
  const { initial, connectionId, second, localSide } = opened;
  const owner = initial['project_id'] ?? initial['tenant_id'];
  const whose =
    owner === undefined
      ? 'its project is not shown'
      : owner === who?.project?.id
        ? 'of the same project'
        : `of project ${String(owner)}`;
  const status = `status ${String(initial['status'] ?? 'not shown')}`;
  return [
    ok('connection', `${connectionId} ${JSON.stringify(initial['name'] ?? '')}, ${status}, ${whose}`),
    ...(second
      ? [ok('second connection', `${second.connectionId}, written in turn with the first one`)]
      : []),
    ok('local side', `IPv${localSide.family}, ${reasons[localSide.by]}`),
  ];
}

function foreignAccess(atHand: readonly Foreigner[] = []): Check {
  const words = { 'other-project': 'a member of another project', reader: 'a reader of its project' };
  return atHand.length === 0
    ? note('foreign access', 'not asked: no second project or user is at hand (--other-cloud NAME)')
    : ok('foreign access', `asked with the token of ${atHand.map((one) => words[one]).join(' and of ')}`);
}

/** Which connections could be named. */
async function choice(api: NetworkApi): Promise<string> {
  const { answer } = await api.ask('GET', `${connections}?fields=id&fields=name&fields=status`);
  const body = answer.kind === 'response' && isObject(answer.json) ? answer.json : {};
  const listed = body['ipsec_site_connections'];
  const found = (Array.isArray(listed) ? listed : []).filter(isObject);
  const named = found
    .slice(0, 10)
    .map(({ id, name, status }) => `${String(id)} ${JSON.stringify(name ?? '')} ${String(status)}`);
  const more = found.length > named.length ? `; ${found.length - named.length} more` : '';
  return `none is named: give --connection ID. This token sees ${named.join('; ') || 'none'}${more}`;
}

async function medianRead({ session }: Opened): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < 5; count++) times.push((await session.read()).answer.ms);
  return times.sort((left, right) => left - right)[2] ?? 0;
}
