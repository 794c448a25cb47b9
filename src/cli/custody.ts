import { accessSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { UsageError } from '../errors.ts';
import { makeOwnFolder } from '../journal/durable.ts';
import { createJournal, type Journal } from '../journal/journal.ts';
import { type Lock, takeLock } from '../journal/lock.ts';
import { type Place, placeOf } from '../journal/place.ts';
import { readJournal } from '../journal/read-journal.ts';
import { stateDirIn } from '../journal/state-dir.ts';
import { holdInterruptions } from './interruption.ts';
import { kit } from './package.ts';
import { startOf } from './process-table.ts';

/** What a command says of the connections that it writes. */
export interface CustodyOptions {
  /** Name of the command. */
  readonly command: string;
  readonly stateDir?: string | undefined;
  /** Options that lead into the same cloud again, such as ` --os-cloud NAME`. */
  readonly again?: string;
  /** Takes sentences for people. */
  readonly note: (text: string) => void;
}

/** A connection of a cloud, as targets have it. */
interface Named {
  readonly url: string;
  readonly connectionId: string;
}

/** Watches over the connections that a command writes, from before the first update until they are as they were. */
export interface Custody {
  /** Aborted by the first interruption, or by `stop`. */
  readonly signal: AbortSignal;
  /** Ends the asking for a reason that the report says. */
  stop(reason: string): void;
  /**
   * Locks a connection and opens its journal; nothing may be written before.
   * @throws UsageError where another process writes it, or an earlier one left it changed
   */
  take(connection: Named): Journal;
  /** Locks a connection whose journal was left, to put it back. @throws UsageError where another process writes it */
  resume(connection: Named): Journal;
  /** Gives the connections and the signals back; what is not as it was stays in its journal, and is said. */
  end(): void;
}

export function openCustody({ command, stateDir, again = '', note }: CustodyOptions): Custody {
  const dir = stateDirOf(stateDir);
  const held: { readonly place: Place; readonly connection: string; readonly lock: Lock }[] = [];
  const where = stateDir === undefined ? '' : ` --state-dir ${quoted(stateDir)}`;
  const adviceFor = (connection: string) => `${kit.name} restore --connection ${connection}${again}${where}`;
  const release = () => {
    for (const { place, connection, lock } of held.splice(0)) {
      if (exists(place.journal))
        note(`connection ${connection} is not as it was: \`${adviceFor(connection)}\` puts it back`);
      lock.release();
    }
  };
  const interruption = holdInterruptions(note, release);

  const lock = ({ url, connectionId: connection }: Named) => {
    const place = placeOf(dir, { url, connection });
    prepare(dir);
    const owner = {
      pid: process.pid,
      started: startOf(process.pid) ?? '',
      host: hostname(),
      command: `${kit.name} ${command}`,
      since: new Date().toISOString(),
    };
    const taken = takeLock(place.lock, owner, startOf);
    return { place, connection, lock: taken };
  };
  const journalOf = ({ url, connectionId: connection }: Named, { journal }: Place) =>
    createJournal(journal, { url, connection, kit: kit.version });

  return {
    signal: interruption.signal,
    stop: interruption.stop,
    take(named) {
      const taken = lock(named);
      try {
        const left = readJournal(taken.place.journal);
        if (left) {
          throw new UsageError(
            `connection ${named.connectionId} is as a run that began at ${left.startedAt} left it: put it back first with \`${adviceFor(named.connectionId)}\`; nothing was written`,
          );
        }
      } catch (error) {
        taken.lock.release();
        throw error;
      }
      held.push(taken);
      return journalOf(named, taken.place);
    },
    resume(named) {
      const taken = lock(named);
      held.push(taken);
      return journalOf(named, taken.place);
    },
    end() {
      release();
      interruption.end();
    },
  };
}

/** The folder of journals and locks: the one of `--state-dir`, else the user's. */
export function stateDirOf(given: string | undefined): string {
  return given ?? stateDirIn(process.env, homedir());
}

/** @throws UsageError for a folder that cannot be made */
function prepare(dir: string): void {
  try {
    makeOwnFolder(dir);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot make the folder "${dir}" (${code}): choose another with --state-dir`);
  }
}

function exists(file: string): boolean {
  try {
    accessSync(file);
    return true;
  } catch {
    return false;
  }
}

/** A word as a shell takes it. */
export function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
