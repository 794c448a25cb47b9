import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { TargetError } from '../errors.ts';
import type { Writable } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { CaseRequest } from '../model/plan.ts';
import { appendDurably, removeDurably, writeDurably } from './durable.ts';
import type { Named } from './place.ts';

/** What a connection was like before anything was written, and what it can be put back with. The psk is in it. */
export interface Heading extends Named {
  readonly journal: 1;
  /** Version of the kit that wrote it. */
  readonly kit: string;
  readonly startedAt: string;
  readonly writable: Writable;
  readonly state: JsonObject;
}

/** Holds on disk what a connection was like, as long as it may be otherwise. */
export interface Journal {
  /** Puts the state on disk, before the first update. @throws TargetError where it cannot be, or an earlier one is there */
  begin(state: JsonObject, writable: Writable): void;
  /** Puts on disk what is about to be sent. @throws TargetError where it cannot be */
  announce(request: CaseRequest): void;
  /** The connection was read and is as it was: nothing is left to hold. */
  done(): void;
}

/** @param named what the journal is about @param file its path; its folder has to be there */
export function createJournal(
  file: string,
  named: Named & Pick<Heading, 'kit'>,
  now: () => number = Date.now,
): Journal {
  return {
    begin(state, writable) {
      if (existsSync(file)) {
        throw new TargetError(
          `connection ${named.connection} was not put back: "${file}" holds what it was like`,
        );
      }
      const { url, connection, kit } = named;
      const startedAt = new Date(now()).toISOString();
      const heading: Heading = { journal: 1, kit, startedAt, url, connection, writable, state };
      attempt(file, () => writeDurably(file, line({ ...heading, sha256: digestOf(heading) })));
    },
    announce: ({ body, raw }) =>
      attempt(file, () =>
        appendDurably(file, line({ at: new Date(now()).toISOString(), put: raw ?? body ?? null })),
      ),
    done() {
      try {
        if (existsSync(file)) removeDurably(file);
      } catch {
        // It stays, and whoever puts the connection back from it finds nothing to do.
      }
    },
  };
}

/** sha256 of a heading: a psk that a disk spoilt must not be put back. */
export function digestOf(heading: Heading): string {
  return createHash('sha256').update(JSON.stringify(heading)).digest('hex');
}

/** The line break in front ends a line that a crash cut short. */
function line(content: object): string {
  return `\n${JSON.stringify(content)}\n`;
}

function attempt(file: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new TargetError(`the journal "${file}" cannot be written (${code ?? message})`);
  }
}
