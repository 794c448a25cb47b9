import { TargetError, UsageError } from '../errors.ts';
import { journalsIn, type Left } from '../journal/read-journal.ts';
import { sameJson } from '../json.ts';
import type { State } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { createConductor } from '../run/conductor.ts';
import { firstState } from '../run/first-state.ts';
import { systemClock } from '../target/ask.ts';
import { openClient } from '../target/client.ts';
import { createRedactor } from '../target/redact.ts';
import { openSession } from '../target/session.ts';
import { type Access, targetAt } from '../target/target.ts';
import { accessTo, type CloudOptions } from './access.ts';
import { type Custody, openCustody, stateDirOf } from './custody.ts';
import { exitCodes } from './exit-codes.ts';

interface RestoreOptions extends CloudOptions {
  readonly stateDir?: string;
  readonly timeout: number;
  readonly json?: boolean;
}

/** What became of a connection that was to be put back. */
interface Restored {
  readonly connection: string;
  readonly url: string;
  readonly startedAt: string;
  /** Updates that the journal announces. */
  readonly announced: number;
  /** Attributes that were put back, each as it was found and as it is now. */
  readonly changed: Readonly<Record<string, { readonly found: Json; readonly now: Json }>>;
  /** Attributes that could not be put back. */
  readonly lost: readonly string[];
}

/** Puts a connection back that a killed run left changed; exit code 3 where that cannot be done. */
export async function restoreCommand(url: string | undefined, options: RestoreOptions): Promise<void> {
  const left = journalOf(options);
  if (!left) {
    const whose = options.connection === undefined ? '' : ` of connection ${options.connection}`;
    const text = `There is no journal${whose} in ${stateDirOf(options.stateDir)}: nothing to put back.\n`;
    process.stdout.write(options.json ? 'null\n' : text);
    return;
  }
  const { connection, file } = left;
  const access = await accessTo(url ?? left.url, { ...options, connection });
  const custody = openCustody({
    command: 'restore',
    stateDir: options.stateDir,
    note: (text) => void process.stderr.write(`${text}\n`),
  });
  try {
    const restored = await restore(left, access, custody, options.timeout);
    process.stdout.write(options.json ? `${JSON.stringify(restored, null, 2)}\n` : textOf(restored, file));
    process.exitCode = restored.lost.length > 0 ? exitCodes.incomplete : exitCodes.conformant;
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    throw new TargetError(`${error.message}; the journal stays in "${file}"`);
  } finally {
    custody.end();
  }
}

/** The journal that is meant. @throws UsageError where that is not clear */
function journalOf({ connection, stateDir }: RestoreOptions): Left | undefined {
  const all = journalsIn(stateDirOf(stateDir));
  const meant = all.filter((one) => connection === undefined || one.connection === connection);
  if (meant.length < 2) return meant[0];
  const list = meant.map(({ connection: id, url, startedAt }) => `${id} at ${url} (${startedAt})`).join(', ');
  throw new UsageError(`several connections are to be put back, name one with --connection ID: ${list}`);
}

async function restore(left: Left, access: Access, custody: Custody, timeout: number): Promise<Restored> {
  const { connection, url, startedAt, announced, state: initial, writable } = left;
  const target = targetAt(access, connection);
  const journal = custody.resume({ url, connectionId: connection });
  const client = openClient(target.origin, timeout * 1000, target.route);
  try {
    const session = openSession({ target, client, clock: systemClock });
    const found = firstState(await session.settled(), target.origin, connection);
    checkIdentity(initial, found, target.url);
    const conductor = createConductor({
      ...{ session, restoring: session, connectionId: connection, writable, first: found, journal },
    });
    const lost = await conductor.restore(initial);
    const changed = changesOf(found, conductor.state, Object.keys(writable.attributes));
    return { connection, url: target.url, startedAt, announced, changed, lost };
  } finally {
    await client.close();
  }
}

/** What no update changes tells whether it is the same connection. @throws UsageError where it is another one */
function checkIdentity(initial: JsonObject, found: JsonObject, url: string): void {
  const other = ['id', 'project_id', 'tenant_id', 'vpnservice_id'].find(
    (name) => initial[name] !== undefined && !sameJson(initial[name], found[name]),
  );
  if (other !== undefined) {
    throw new UsageError(
      `the connection at ${url} is another one than that of the journal: its ${other} differs; nothing was written`,
    );
  }
}

/** A psk is shown in no way. */
function changesOf(found: JsonObject, now: State, names: readonly string[]): Restored['changed'] {
  const { json } = createRedactor({ psk: textIn(now, 'psk') });
  const shown = (state: State, name: string) => (name === 'psk' ? '<psk>' : json(state?.[name] ?? null));
  return Object.fromEntries(
    names
      .filter((name) => now && !sameJson(found[name], now[name]))
      .map((name) => [name, { found: shown(found, name), now: shown(now, name) }]),
  );
}

function textIn(state: State, name: string): string | undefined {
  const value = state?.[name];
  return typeof value === 'string' ? value : undefined;
}

function textOf({ connection, url, startedAt, announced, changed, lost }: Restored, file: string): string {
  const rows = Object.entries(changed).map(
    ([name, { found, now }]) => `  ${name}: ${JSON.stringify(found)} -> ${JSON.stringify(now)}`,
  );
  const end =
    lost.length > 0
      ? `NOT RESTORED: ${lost.join(', ')} could not be put back. The journal stays:\n  ${file}`
      : 'The connection is as it was before that run.';
  return [
    `connection ${connection} at ${url}`,
    `run of ${startedAt}, ${announced} update${announced === 1 ? '' : 's'} announced`,
    rows.length > 0 ? 'put back:' : 'nothing differed.',
    ...rows,
    end,
    '',
  ].join('\n');
}
