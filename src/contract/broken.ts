import type { Json } from '../model/json.ts';

/** What is needed of a constraint to find it from an error. */
export interface Placed {
  readonly keyword: string;
  readonly pointer: string;
  readonly value: Json;
}

/** What is needed of an error of AJV. */
export interface BodyError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: { readonly missingProperty?: unknown };
}

/**
 * The constraints behind errors, in document order. Every error maps to the constraint at the same place with the same
 * keyword; one that has none, such as an error in an array's item, is charged to the type of the nearest node around it.
 */
export function brokenBy<T extends Placed>(
  constraints: readonly T[],
): (errors: readonly BodyError[]) => readonly T[] {
  const byRule = new Map(constraints.map((constraint, n) => [ruleKey(constraint), n]));
  const around = ({ instancePath }: BodyError) =>
    constraints.findLastIndex(
      ({ keyword, pointer }) => keyword === 'type' && `${instancePath}/`.startsWith(`${pointer}/`),
    );
  const placeOf = (error: BodyError) => byRule.get(errorKey(error)) ?? around(error);
  const alone = constraints.map((one) => [one]);
  return (errors) => {
    const [first] = errors;
    if (first && errors.length === 1) return alone[placeOf(first)] ?? [];
    const inOrder = [...new Set(errors.map(placeOf))].sort((a, b) => a - b);
    return inOrder.map((n) => constraints[n]).filter((one) => one !== undefined);
  };
}

/** Where the keyword stands in the schema, as AJV's `schemaPath` says it, and the member that it is about. */
export function ruleKey({ pointer, keyword, value }: Placed): string {
  const rule = `#${pointer.replaceAll('/', '/properties/')}/${keyword}`;
  return keyword === 'required' || keyword === 'x-expected' ? `${rule}/${String(value)}` : rule;
}

function errorKey({ schemaPath, params }: BodyError): string {
  const { missingProperty } = params;
  return missingProperty === undefined ? schemaPath : `${schemaPath}/${String(missingProperty)}`;
}
