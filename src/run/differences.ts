import type { Contract } from '../contract/contract.ts';
import { valueKeywords } from '../contract/keywords.ts';
import type { Schema } from '../contract/schema.ts';
import { sameJson } from '../json.ts';
import type { Clause } from '../model/clause.ts';
import type { Json } from '../model/json.ts';
import type { SectionOf } from '../suite/suite.ts';
import { clausesOf } from './plan.ts';

/** How one clause of a profile differs from the page's clause of the same id. */
export interface Difference {
  readonly id: string;
  /** Absent where the profile does not ask it. */
  readonly profile?: Clause;
  /** Absent where the page does not ask it. */
  readonly page?: Clause;
  /** What differs where both ask it. `values`: the values that are sent as valid ones. */
  readonly differs: readonly ('level' | 'title' | 'source' | 'values')[];
  /** Why, as the overlay says it. */
  readonly why?: string;
}

/** Clause by clause what a profile asks otherwise than the page, in the order of reports. */
export function differencesOf(
  profile: Contract,
  page: Contract,
  sections: readonly SectionOf[],
): Difference[] {
  const own = clausesOf(profile, sections);
  const theirs = new Map(clausesOf(page, sections).map((clause) => [clause.id, clause]));
  const kept = own.flatMap((clause): Difference[] => {
    const other = theirs.get(clause.id);
    const differs = other ? facets(clause, other, profile, page) : [];
    if (other && differs.length === 0) return [];
    return [
      {
        id: clause.id,
        profile: clause,
        ...(other && { page: other }),
        differs,
        ...whyOf(clause.id, profile, differs.includes('level') ? 'another level' : 'changed'),
      },
    ];
  });
  const ids = new Set(own.map(({ id }) => id));
  const left = [...theirs.values()]
    .filter(({ id }) => !ids.has(id))
    .map(
      (clause): Difference => ({
        id: clause.id,
        page: clause,
        differs: [],
        ...whyOf(clause.id, profile, 'left out'),
      }),
    );
  return [...kept, ...left];
}

function facets(own: Clause, other: Clause, profile: Contract, page: Contract): Difference['differs'] {
  return [
    ...(own.level === other.level ? [] : (['level'] as const)),
    ...(own.title === other.title ? [] : (['title'] as const)),
    ...(own.says === other.says && own.source === other.source ? [] : (['source'] as const)),
    ...(sameJson(limitsAt(own.id, profile), limitsAt(own.id, page)) ? [] : (['values'] as const)),
  ];
}

/** What decides which values are sent, for clauses about values that are accepted. */
function limitsAt(id: string, { update }: Contract): Json {
  const [, attribute = ''] = /^request\/([^/]+)\/accepted$/.exec(id) ?? [];
  const schema = update.properties?.[attribute];
  return schema ? (JSON.parse(JSON.stringify(schema, limits)) as Json) : null;
}

const limits = [
  ...valueKeywords,
  ...['x-surely-valid', 'x-greater-than', 'property', 'than', 'properties', 'action', 'interval', 'timeout'],
];

/** What was done to a clause, as far as it decides which reason of the overlay is about it. */
type Deed = 'left out' | 'another level' | 'changed';

function whyOf(id: string, contract: Contract, deed: Deed): { readonly why?: string } {
  const why = contract.profile.reasons?.[id] ?? schemaReason(id, contract, deed);
  return why === undefined ? {} : { why };
}

/** The overlay's reason for the keyword of a clause, else for the schema it stands in, else for what lies in that. */
function schemaReason(id: string, { update, connection }: Contract, deed: Deed): string | undefined {
  const [side = '', ...rest] = id.split('/');
  if (!['request', 'response', 'state'].includes(side)) return undefined;
  const path = rest[0] === 'ipsec_site_connection' ? rest.slice(1) : rest;
  const keyword = path.at(-1) ?? '';
  const members = named.has(keyword);
  let schema: Schema = side === 'response' ? connection : update;
  let around: string | undefined;
  for (const name of path) {
    const reasons = schema['x-why'] ?? {};
    const child = schema.properties?.[name];
    if (!child)
      return (deed === 'another level' && members ? undefined : reasons[name]) ?? around ?? anyOf(schema);
    around = reasons[name] ?? (members && deed === 'left out' ? reasons[keyword] : undefined);
    schema = child;
  }
  return around;
}

/** Keywords of an object that make a clause for each property that they name. */
const named = new Set(['required', 'x-expected']);

/** The reason for the level of a schema, else its first one, else one of what is in it. */
function anyOf({ 'x-why': reasons = {}, properties = {} }: Schema): string | undefined {
  const own = reasons['x-level'] ?? Object.values(reasons)[0];
  return (
    own ??
    Object.values(properties)
      .map(anyOf)
      .find((one) => one !== undefined)
  );
}
