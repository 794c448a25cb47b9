import type { Clause } from '../model/clause.ts';

/** What a profile has otherwise than the page about one clause. */
export interface ShownDifference {
  readonly profile?: Clause;
  readonly page?: Clause;
  readonly differs: readonly string[];
  readonly why?: string;
}

/** What differs, line by line, for people: what the page has instead, and why the profile differs. */
export function differenceLines({ profile, page, differs, why }: ShownDifference): string[] {
  return [
    ...(profile ? [] : ['       this profile does not ask it']),
    ...(page ? pageLines(page, differs) : ['       page: does not ask it']),
    ...(why === undefined ? [] : [`       why: ${why}`]),
  ];
}

function pageLines({ level, title }: Clause, differs: readonly string[]): string[] {
  return [
    ...(differs.includes('level') ? [`       page: ${level}`] : []),
    ...(differs.includes('title') ? [`       page: ${title}`] : []),
    ...(differs.includes('values') ? ['       page: other values are sent as valid ones'] : []),
    ...(differs.length === 1 && differs[0] === 'source' ? ['       page: another sentence'] : []),
  ];
}
