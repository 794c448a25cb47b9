import { serve } from '../../src/proving/serve.ts';
import { variations } from '../../src/proving/variations.ts';
import { faults } from '../../src/reference/faults.ts';
import type { Subject } from '../../src/selftest/judge-server.ts';
import { faultNamed, faulty, handlerOf, varied } from '../../src/selftest/subjects.ts';

/** A server on a port of 127.0.0.1 that counts the requests it gets. */
export interface Served {
  readonly url: string;
  readonly token: string;
  readonly connection: string;
  readonly fqdn: string | undefined;
  readonly requests: number;
  close(): Promise<void>;
}

/** A server that is started anew for each peer: one with a fault, one with lawful variations, or one that is neither. */
export interface Tried {
  readonly name: string;
  readonly kind: 'correct' | 'fault' | 'lawful';
  start(): Promise<Served>;
}

/** Clauses that are asked with a second connection, or with updates at the same time. */
const together = /^(race\/|sequence\/connections\/)/;

/** The faults that any tool can see with the page's own profile and one IPv4 connection: every nth of them. */
export function faultySubjects(every: number): Tried[] {
  return faults
    .filter(({ profile = 'virtuozzo', family = 4 }) => profile === 'virtuozzo' && family === 4)
    .filter(({ seenBy }) => !seenBy.every((clause) => together.test(clause)))
    .filter((_, index) => index % every === 0)
    .map(({ name }) => tried(name, 'fault', () => faulty(faultNamed(name), 4, 'virtuozzo')));
}

/** Every nth lawful variation of the strict server, alone; without those that a should warns of. */
export function lawfulSubjects(every: number): Tried[] {
  return variations
    .filter(({ warns }) => !warns)
    .filter((_, index) => index % every === 0)
    .map((variation) => tried(variation.name, 'lawful', () => varied([variation], 4)));
}

/** Servers that obey the page: the reference server, and the strict server of another hand. */
export const correct: readonly Tried[] = [
  tried('the reference server', 'correct', () => faulty(undefined, 4, 'virtuozzo')),
  tried('the strict server', 'correct', () => varied([], 4)),
];

function tried(name: string, kind: Tried['kind'], subjectOf: () => Subject): Tried {
  return {
    name,
    kind,
    async start() {
      const { token, connection, fqdn, send } = subjectOf();
      const handler = handlerOf(send);
      let requests = 0;
      const { url, close } = await serve((request) => {
        requests++;
        return handler(request);
      });
      return {
        url,
        token,
        connection,
        fqdn,
        get requests() {
          return requests;
        },
        close,
      };
    },
  };
}
