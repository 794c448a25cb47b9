import type { Clause } from '../../model/clause.ts';
import type { Json } from '../../model/json.ts';
import { unwrapped } from '../../wrapper.ts';
import type { Witness } from '../finding.ts';
import type { Judge, Judged } from '../schema/judge.ts';
import type { NormalSchema } from '../schema/normal.ts';
import { type Cause, causeOfAcceptance, causeOfRefusal } from './cause.ts';
import type { Questions } from './question.ts';
import { shrunk } from './shrink.ts';

/** Clauses by id. */
type Clauses = ReadonlyMap<string, Clause>;

/** One clause on which a foreign schema and the page part, shown by a body. */
export interface Difference {
  readonly cause: Cause;
  readonly clause: Clause;
  /** stricter: it refuses what the page allows. looser: it accepts what the page forbids. */
  readonly kind: 'stricter' | 'looser';
  readonly witness: Witness & { readonly body: Json };
  /** It refuses what the page shows as an example. */
  readonly refusesExample: boolean;
}

/** What was found, and what kept a body from being judged. */
export interface Compared {
  readonly differences: readonly Difference[];
  readonly unjudged: readonly string[];
}

/** A foreign schema, ready to be asked. `wrapped`: whether it describes the whole body, or the object inside. */
export interface Subject {
  readonly normal: NormalSchema;
  readonly judge: Judge;
  readonly wrapped: boolean;
}

/** Asks a schema every question, and keeps for each cause and clause a small body that shows it. */
export function compare(subject: Subject, questions: Questions, clauses: Clauses): Compared {
  const found = new Map<string, Difference>();
  const unjudged = new Set<string>();
  const ask = (body: Json): Judged | undefined => {
    const judged = judgeIn(subject, body);
    if (judged?.kind === 'unknown') unjudged.add(judged.why);
    return judged;
  };
  const refusal = (body: Json): Cause | undefined => {
    const judged = ask(body);
    return judged?.kind === 'refused' ? causeOfRefusal(judged.errors, subject.normal) : undefined;
  };
  const shown = refusal(questions.shown);
  const example = {
    clause: clauses.get(`${questions.side}/ipsec_site_connection/type`),
    body: questions.shown,
  };
  for (const { clause, body } of [example, ...questions.valid]) {
    const cause = refusal(body);
    if (!cause || !clause || found.has(cause.key)) continue;
    found.set(cause.key, {
      cause,
      clause: clauseOfRefusal(cause, questions, clauses) ?? clause,
      kind: 'stricter',
      witness: { body, verdict: 'refused' },
      refusesExample: cause.key === shown?.key,
    });
  }
  for (const question of questions.breaking) {
    const judged = ask(question.body);
    if (judged?.kind !== 'accepted' || judged.doubtful) continue;
    const cause = causeOfAcceptance(question, subject.normal, subject.wrapped);
    if (!cause || (question.clause.level === 'should' && cause.missing !== undefined)) continue;
    const { clause, body } = question;
    const key = `${cause.key} ${clause.id}`;
    if (found.has(key)) continue;
    found.set(key, {
      cause,
      clause,
      kind: 'looser',
      witness: { body, verdict: 'accepted' },
      refusesExample: false,
    });
  }
  return {
    differences: [...found.values()].map((one) => smallest(one, subject, questions)),
    unjudged: [...unjudged],
  };
}

/** The clause of the place at which a valid body is refused. */
function clauseOfRefusal({ error }: Cause, { side }: Questions, clauses: Clauses): Clause | undefined {
  const missing: unknown = error?.params['missingProperty'];
  const path = (error?.instancePath ?? '').split('/').slice(1);
  const names = [...path, ...(typeof missing === 'string' ? [missing] : [])];
  const place = names[0] === 'ipsec_site_connection' ? names.slice(1) : names;
  for (let length = place.length; length > 0; length--) {
    const inner = place.slice(0, length).join('/');
    const clause =
      clauses.get(`${side}/${inner}/${side === 'request' ? 'accepted' : 'type'}`) ??
      clauses.get(`${side}/${inner}/type`);
    if (clause) return clause;
  }
  return undefined;
}

/** What the schema makes of a body; undefined for a body that has no object inside, where only that is described. */
function judgeIn({ judge, wrapped }: Subject, body: Json): Judged | undefined {
  if (wrapped) return judge(body);
  const inner = unwrapped(body);
  return inner && judge(inner);
}

function smallest(difference: Difference, subject: Subject, questions: Questions): Difference {
  const { kind, cause, clause, witness } = difference;
  const broken = (body: Json) => questions.judge(body).filter(({ keyword }) => keyword !== 'x-expected');
  const places = broken(witness.body).map(({ place }) => place.join('/'));
  const own = clause.id.replace(/\/loss(less|y)$/, '');
  const holds = (body: Json): boolean => {
    const judged = judgeIn(subject, body);
    if (kind === 'stricter') {
      return (
        judged?.kind === 'refused' &&
        questions.isStatedValid(body) &&
        causeOfRefusal(judged.errors, subject.normal)?.key === cause.key
      );
    }
    const now = broken(body);
    return (
      judged?.kind === 'accepted' &&
      !judged.doubtful &&
      now.some(({ id }) => id === own) &&
      now.every(({ place }) => places.includes(place.join('/')))
    );
  };
  return { ...difference, witness: { ...witness, body: shrunk(witness.body, holds) } };
}
