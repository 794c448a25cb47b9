import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { Json } from '../model/json.ts';

/** A process that writes a connection. */
export interface Owner {
  readonly pid: number;
  /** When it was started, as its system says it: tells it from a later one that got its number. Empty where unknown. */
  readonly started: string;
  readonly host: string;
  /** Name of the command. */
  readonly command: string;
  /** Date and time at which it took the lock. */
  readonly since: string;
}

/** When a running process was started, or '' where that is not known; undefined where there is no such process. */
export type StartOf = (pid: number) => string | undefined;

/** Holds a connection for one process. */
export interface Lock {
  release(): void;
}

/** @throws UsageError where another process holds it; a lock whose owner is gone is taken over */
export function takeLock(file: string, owner: Owner, startOf: StartOf): Lock {
  const own = `${file}.${owner.pid}-${randomBytes(4).toString('hex')}`;
  const text = JSON.stringify(owner);
  try {
    writeFileSync(own, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot write "${own}" (${code}): choose another folder with --state-dir`);
  }
  try {
    for (let left = 5; left > 0; left--) {
      if (linked(own, file)) return { release: () => releaseLock(file, text) };
      const found = textOf(file);
      if (found !== undefined && isHeld(found, owner, startOf)) throw heldBy(found);
      if (found !== undefined) moveAway(file, found, own);
    }
    throw new UsageError(`"${file}" changes hands all the time: try again`);
  } finally {
    rmSync(own, { force: true });
  }
}

function linked(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throw new UsageError(`cannot make "${file}" (${code}): choose another folder with --state-dir`);
  }
}

/** Takes a stale lock away; puts it back where another process took it over in the meantime. */
function moveAway(file: string, stale: string, own: string): void {
  const aside = `${own}.stale`;
  try {
    renameSync(file, aside);
    if (textOf(aside) !== stale) linked(aside, file);
    rmSync(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function releaseLock(file: string, text: string): void {
  if (textOf(file) === text) rmSync(file, { force: true });
}

/** A process on another machine cannot be looked for: its lock counts as held. */
function isHeld(text: string, { host }: Owner, startOf: StartOf): boolean {
  const owner = ownerIn(text);
  if (!owner) return false;
  if (owner.host !== host) return true;
  const started = startOf(owner.pid);
  return started !== undefined && (started === '' || owner.started === '' || started === owner.started);
}

function heldBy(text: string): UsageError {
  const { command, pid, host, since } = ownerIn(text) ?? {};
  return new UsageError(
    `another process writes this connection: \`${command}\`, process ${pid} on ${host}, since ${since}; wait for its end, or stop it with Ctrl-C; nothing was written`,
  );
}

function ownerIn(text: string): Owner | undefined {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  const isOwner = (one: Json): one is Json & Owner => isObject(one) && typeof one['pid'] === 'number';
  return isOwner(value) ? value : undefined;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
