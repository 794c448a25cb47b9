import type { Constraint } from '../../contract/constraint.ts';
import type { Contract } from '../../contract/contract.ts';
import { valueAt, withValue } from '../../generate/body.ts';
import type { Json } from '../../model/json.ts';
import { unwrapped, wrap } from '../../wrapper.ts';
import type { Side } from '../schema/other-side.ts';
import { meantBy } from './meant.ts';

/** What a body breaks, in the order of the page. */
export interface Broken {
  readonly broken: readonly Constraint[];
  /** Those of them of which a server may think otherwise: null, and "2000" for 2000. */
  readonly doubtful: ReadonlySet<Constraint>;
}

/**
 * What a body breaks, without what only follows from a value of a wrong type. A value of an update that names one of the
 * right type may be refused, or be taken for that one: it is doubtful, unless the one that it names is refused too.
 */
export function brokenIn(body: Json, side: Side, contract: Contract): Broken {
  const judge = side === 'request' ? contract.request : contract.response;
  const found = judge(body);
  const types = found.filter(({ keyword }) => keyword === 'type');
  const others = found.filter((one) => !types.some((type) => isAt(type, one)));
  if (side === 'response') return { broken: inOrder([...types, ...others], contract), doubtful: new Set() };
  const asMeant = judge(coerced(body, types)).filter((one) => one.keyword !== 'type' && !found.includes(one));
  const connection = unwrapped(body);
  const isNull = ({ place }: Constraint) => connection !== undefined && valueAt(connection, place) === null;
  const isNamed = (type: Constraint) => meantAt(body, type) !== undefined;
  return {
    broken: inOrder([...types, ...others, ...asMeant], contract),
    doubtful: new Set(
      types.filter((type) => isNull(type) || (isNamed(type) && !asMeant.some((one) => isAt(type, one)))),
    ),
  };
}

function isAt({ place }: Constraint, other: Constraint): boolean {
  return place.join('.') === other.place.join('.');
}

function inOrder(broken: readonly Constraint[], { constraints }: Contract): readonly Constraint[] {
  return constraints.filter((one) => broken.includes(one));
}

/** The body with every value that names one of the right type as that one. */
function coerced(body: Json, types: readonly Constraint[]): Json {
  return types.reduce<Json>((whole, type) => {
    const meant = meantAt(whole, type);
    return meant === undefined ? whole : wrap(withValue(unwrapped(whole) ?? {}, type.place, meant));
  }, body);
}

function meantAt(body: Json, { place, value: type }: Constraint): Json | undefined {
  const connection = unwrapped(body);
  return connection && meantBy(valueAt(connection, place), type);
}
