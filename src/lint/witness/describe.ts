import type { Contract } from '../../contract/contract.ts';
import { valueAt } from '../../generate/body.ts';
import { isObject } from '../../json.ts';
import type { Json } from '../../model/json.ts';
import { unwrapped } from '../../wrapper.ts';
import type { Finding, Ground, LintLevel } from '../finding.ts';
import { placeOf } from '../read/place.ts';
import type { Difference } from './differences.ts';
import { fixFor } from './fix.ts';

/** The findings of a file: one for each cause, with every clause that it touches. */
export function findingsOf(differences: readonly Difference[], contract: Contract): Finding[] {
  const causes = new Map<string, Difference[]>();
  for (const one of differences) causes.set(one.cause.key, [...(causes.get(one.cause.key) ?? []), one]);
  return [...causes.values()].flatMap((group) => {
    const [first, ...rest] = group.sort((a, b) => weightOf(a) - weightOf(b));
    return first ? [findingOf(first, rest, contract)] : [];
  });
}

function findingOf(first: Difference, rest: readonly Difference[], contract: Contract): Finding {
  const { document, path } = first.cause.at;
  return {
    ...groundOf(first, contract),
    level: levelOf(first),
    place: placeOf(document, path),
    fix: fixFor([first, ...rest], contract),
    also: rest.map((one) => groundOf(one, contract)),
  };
}

/** Narrower than the page is a warning, but for what the page itself shows; so is a format, which many only annotate. */
function levelOf({ kind, refusesExample, clause }: Difference): LintLevel {
  if (kind === 'stricter') return refusesExample ? 'error' : 'warning';
  return clause.level === 'must' && !clause.id.endsWith('/format') ? 'error' : 'warning';
}

/** The most telling first: errors, then that a property is missing, then what is said of a type, then the rest as it came. */
function weightOf(difference: Difference): number {
  const level = levelOf(difference) === 'error' ? 0 : 4;
  const { id } = difference.clause;
  if (difference.cause.missing !== undefined && id.endsWith('/required')) return level;
  return level + (id.endsWith('/type') ? 1 : difference.kind === 'looser' ? 2 : 3);
}

function groundOf(difference: Difference, contract: Contract): Ground {
  const { clause, witness } = difference;
  return {
    rule: clause.id,
    says: clause.says,
    source: clause.source,
    message: messageOf(difference, contract),
    witness,
  };
}

function messageOf({ kind, clause, witness, refusesExample, cause }: Difference, contract: Contract): string {
  const isRequest = clause.id.startsWith('request/');
  const shown = isRequest
    ? JSON.stringify(witness.body)
    : answerWords(witness.body, cause, clause.id, contract, refusesExample);
  if (kind === 'looser')
    return `accepts ${shown}, ${clause.level === 'must' ? 'which the page forbids' : 'which is not what the page says'}`;
  if (!refusesExample) return `refuses ${shown}, which the page allows`;
  return isRequest ? `refuses ${shown}, which the page shows as an example` : `refuses ${shown}`;
}

/** An answer as the page's own one, and where it differs. */
function answerWords(
  body: Json,
  cause: Difference['cause'],
  id: string,
  contract: Contract,
  refusesShown: boolean,
): string {
  const place = id.split('/').slice(1, -1);
  const connection = unwrapped(body);
  if (!connection) return `the answer ${JSON.stringify(body)}`;
  if (refusesShown) return 'the answer that the page shows';
  const added = [connection, connection['dpd'], body].find(
    (one) => isObject(one) && Object.hasOwn(one, 'vendor_extension'),
  );
  if (added) return 'an answer with a key more than the page names';
  const name = place.join('.');
  const value = valueAt(connection, place);
  if (value !== undefined) return `an answer with ${name} ${JSON.stringify(value)}`;
  const lacking =
    cause.error?.keyword === 'required' ? String(cause.error.params['missingProperty']) : undefined;
  const absent =
    lacking ??
    (unwrapped(contract.examples.response) && place[0] !== 'ipsec_site_connection' ? name : undefined);
  return absent === undefined ? 'the answer that the page shows' : `an answer without ${absent}`;
}
