import type { Contract } from '../contract/contract.ts';
import { isObject } from '../json.ts';
import type { Exchange } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Case } from '../model/plan.ts';
import type { Outcome } from '../model/verdict.ts';
import { sentIn } from '../sent.ts';
import type { Observer } from '../suite/suite.ts';
import { wrap } from '../wrapper.ts';
import type { Conductor } from './conductor.ts';

/** A failing exchange, what was found in it, and the valid twin of its case. */
export interface Finding {
  readonly exchange: Exchange;
  readonly outcome: Outcome;
  readonly twin?: Case;
}

/** Requests that one finding may cost. */
const limit = 10;

/**
 * Leaves out attribute by attribute, on the live target, as long as the clause keeps failing: the single fault has to
 * stay the only one, in the request itself and not only beside what is stored, and the twin, shortened likewise, has to
 * stay valid and accepted. Keys of `dpd` are left out only where a twin shows that the target takes a part of it, or where
 * nothing is expected of the answer.
 */
export async function shrinkFinding(
  finding: Finding,
  clause: string,
  contract: Contract,
  conductor: Pick<Conductor, 'puts' | 'state'>,
  ask: Conductor['ask'],
  judge: Observer,
): Promise<Finding> {
  let smallest = finding;
  const start = conductor.puts;
  for (let again = true; again; ) {
    again = false;
    for (const path of removable(smallest)) {
      if (conductor.puts - start >= limit) return smallest;
      const shorter = await tryWithout(smallest, path, clause, contract, conductor, ask, judge);
      if (!shorter) continue;
      smallest = shorter;
      again = true;
      break;
    }
  }
  return smallest;
}

async function tryWithout(
  { exchange, twin }: Finding,
  path: readonly string[],
  clause: string,
  contract: Contract,
  conductor: Pick<Conductor, 'puts' | 'state'>,
  ask: Conductor['ask'],
  judge: Observer,
): Promise<Finding | undefined> {
  const asked = without(exchange.case, path);
  const shorterTwin = twin && without(twin, path);
  const faults = ({ request }: Case, stored: JsonObject | undefined) =>
    contract
      .request(request.body ?? null, stored)
      .map(({ id }) => id)
      .join();
  if (faults(asked, asked.given) !== faults(exchange.case, asked.given)) return undefined;
  const present = { ...conductor.state, ...asked.given };
  if (shorterTwin && (faults(shorterTwin, present) !== '' || !sentIn(shorterTwin.request))) return undefined;
  const twinAnswer = shorterTwin && (await ask(shorterTwin)).answer;
  const twinStatus = twinAnswer?.kind === 'response' ? twinAnswer.status : undefined;
  const shorter = await ask(asked, twinStatus);
  const failing = judge(shorter).find((one) => one.clause === clause && one.verdict === 'fail');
  return failing && { exchange: shorter, outcome: failing, ...(shorterTwin && { twin: shorterTwin }) };
}

/** Paths that can be left out: attributes, and keys of `dpd`, as long as something stays. */
function removable({ exchange, twin }: Finding): (readonly string[])[] {
  const entries = Object.entries(sentIn(exchange.case.request) ?? {});
  const free = twin !== undefined || exchange.case.expect.kind === 'observed';
  const inner = (free ? entries : []).flatMap(([name, value]) =>
    isObject(value) && Object.keys(value).length > 1 ? Object.keys(value).map((key) => [name, key]) : [],
  );
  return entries.length > 1 ? [...entries.map(([name]) => [name]), ...inner] : inner;
}

function without(asked: Case, [name = '', key]: readonly string[]): Case {
  const attributes = sentIn(asked.request) ?? {};
  const { [name]: value, ...rest } = attributes;
  const kept: JsonObject =
    key === undefined || !isObject(value)
      ? rest
      : { ...attributes, [name]: Object.fromEntries(Object.entries(value).filter(([one]) => one !== key)) };
  return { ...asked, request: { ...asked.request, body: wrap(kept) } };
}
