/**
 * Judges bodies of updates and of their answers. Compiled when the package was built: nothing else is loaded.
 * @module vpnaas-conformance/validate
 */
import compiled, { type Row } from '#validators';
import { brokenBy } from '../contract/broken.ts';

/** By which page a body is judged, and beside what it would be stored. */
export interface Judging {
  /** Name of a shipped profile; default: `virtuozzo`, the page as written. */
  readonly profile?: string;
  /** IP version of the connection's local side; default 4. */
  readonly family?: 4 | 6;
  /** For an update: the connection that it is merged into. */
  readonly stored?: object;
}

/** A clause that a body breaks. */
export interface Violation {
  /** Its id, such as `request/mtu/minimum`. */
  readonly clause: string;
  /** must: the page states it. should: the page hints at it. info: it never counts. */
  readonly level: 'must' | 'should' | 'info';
  /** Where in the body, such as `dpd.interval`. */
  readonly place: string;
  /** What holds where it is kept. */
  readonly title: string;
  /** The sentence of the page. */
  readonly says: string;
}

/**
 * What the body of an update breaks, in the order of the page: a parsed JSON document with its wrapper.
 * @throws RangeError for a profile that is not shipped
 */
export function requestViolations(body: unknown, judging: Judging = {}): readonly Violation[] {
  return violations('request', body, judging);
}

/**
 * What the body of a successful answer breaks, in the order of the page: a parsed JSON document with its wrapper.
 * @throws RangeError for a profile that is not shipped
 */
export function responseViolations(body: unknown, judging: Judging = {}): readonly Violation[] {
  return violations('response', body, judging);
}

const judges = new Map<string, (body: unknown, stored: object | undefined) => readonly Row[]>();

function violations(side: string, body: unknown, judging: Judging): readonly Violation[] {
  const { profile = 'virtuozzo', family = 4, stored } = judging;
  const key = `${profile}/${family}/${side}`;
  const judge = judges.get(key) ?? judgeOf(key);
  judges.set(key, judge);
  return judge(body, stored).map(({ clause, level, place, title, says }) => ({
    clause,
    level,
    place,
    title,
    says,
  }));
}

function judgeOf(key: string) {
  const [validate, own] = [compiled.validators[key], compiled.rows[key]];
  if (!validate || !own)
    throw new RangeError(`there is no validator "${key}": profiles are those that the package ships`);
  const broken = brokenBy(own);
  return (body: unknown, stored: object | undefined) =>
    validate.call({ stored }, body) ? [] : broken(validate.errors ?? []);
}
