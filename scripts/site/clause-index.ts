import { type Catalogued, sectionOf } from './clauses.ts';
import { clauseRouteOf } from './routes.ts';
import type { Group } from './sidebar.ts';

/** A row of the index of clauses, as the site's component takes it. */
export interface IndexRow {
  readonly id: string;
  readonly section: string;
  readonly level: string;
  readonly title: string;
  /** Profiles that ask it. */
  readonly profiles: readonly string[];
  /** How many faults of the self-test it reports. */
  readonly faults: number;
  /** Published reports in which it failed or warned. */
  readonly deviations: number;
}

export function indexRow(
  { clause, profiles }: Catalogued,
  counts: Pick<IndexRow, 'faults' | 'deviations'>,
): IndexRow {
  const { id, level, title } = clause;
  const asking = profiles.filter((one) => one.clause).map(({ profile }) => profile);
  return { id, section: sectionOf(clause), level, title, profiles: asking, ...counts };
}

/** The page of the index: all else is the component's. */
export const indexPage = `---
title: Clauses
aside: false
search: false
---

# Clauses

A clause is one thing that the page says: with its sentence, a request on either side of it, the faults it catches, and
who was met breaking it. How they are judged: [Verdicts](/docs/verdicts).

<ClauseIndex />
`;

/** The navigation beside the clauses of each section: its clauses by attribute, status or subject. */
export function clauseSidebars(ids: readonly string[]): Record<string, Group[]> {
  const sidebars: Record<string, Map<string, Group['items'][number][]>> = {};
  for (const id of ids) {
    const [section = '', subject = '', ...rest] = id.split('/');
    const groups = sidebars[section] ?? new Map<string, Group['items'][number][]>();
    sidebars[section] = groups;
    const heading = rest.length > 0 ? `${section}/${subject}` : section;
    const text = rest.length > 0 ? rest.join('/') : subject;
    groups.set(heading, [...(groups.get(heading) ?? []), { text, link: clauseRouteOf(id) }]);
  }
  return Object.fromEntries(
    Object.entries(sidebars).map(([section, groups]) => [
      `/clauses/${section}/`,
      [...groups].map(([text, items]) => ({ text, items })),
    ]),
  );
}
