import { createRequire } from 'node:module';
import { profileNames } from '../contract/profiles.ts';
import { UsageError } from '../errors.ts';
import type { Clause, Level } from '../model/clause.ts';
import { differenceLines } from '../report/difference-lines.ts';
import type { Difference } from '../run/differences.ts';
import type { Catalogue } from './catalogue.ts';

/** Options of `list` as commander hands them over. */
export interface ListOptions {
  readonly profile: string;
  readonly level?: Level;
  readonly diff?: boolean;
  readonly json?: boolean;
}

/** Lists the clauses of a profile, and what the page says of those that differ; with `diff` those alone. */
export async function listCommand(
  prefix: string | undefined,
  { profile, level, diff, json }: ListOptions,
): Promise<void> {
  const catalogue = await catalogueNamed(profile);
  const { differences } = catalogue;
  const chosen = ({ id, level: own }: Clause) =>
    (prefix === undefined || id.startsWith(prefix)) && (level === undefined || own === level);
  const rows = rowsOf(catalogue, diff === true).filter(({ clause }) => chosen(clause));
  if (rows.length === 0) {
    const which = level ? ` of level ${level}` : '';
    const begins = prefix === undefined ? '' : ` begins with "${prefix}"`;
    throw new UsageError(
      diff
        ? `no clause${which}${begins} that profile ${profile} has otherwise than the page: without --diff all are listed`
        : `no clause${which}${begins || ' is there'}: \`vpnaas-conformance list\` shows them all`,
    );
  }
  process.stdout.write(
    json ? `${JSON.stringify(rows.map(shown), null, 2)}\n` : text(rows, differences, diff === true),
  );
}

/** Reads what ships, and derives what does not: that loads all of the suites. */
async function catalogueNamed(profile: string): Promise<Catalogue> {
  if (profileNames().includes(profile)) return createRequire(import.meta.url)(`#clauses/${profile}`);
  const { catalogueOf } = await import('./catalogue.ts');
  return catalogueOf(profile);
}

/** A clause to show: of the profile, or one that the page alone asks. */
interface Row {
  readonly clause: Clause;
  readonly difference?: Difference;
}

function rowsOf({ clauses, differences }: Catalogue, diff: boolean): Row[] {
  if (diff) {
    return differences.flatMap((difference) => {
      const clause = difference.profile ?? difference.page;
      return clause ? [{ clause, difference }] : [];
    });
  }
  const byId = new Map(differences.map((one) => [one.id, one]));
  return clauses.map((clause) => {
    const difference = byId.get(clause.id);
    return { clause, ...(difference && { difference }) };
  });
}

function shown({ clause, difference }: Row): object {
  if (!difference) return clause;
  const { page, profile, differs, why } = difference;
  return {
    ...clause,
    ...(profile ? {} : { asked: false }),
    page: page ? { level: page.level, title: page.title, says: page.says, source: page.source } : null,
    differs,
    ...(why !== undefined && { why }),
  };
}

function text(rows: readonly Row[], differences: readonly Difference[], diff: boolean): string {
  const lines = rows.flatMap(({ clause: { id, level, title }, difference }) => [
    `${(difference && !difference.profile ? '-' : level).padEnd(6)} ${id}`,
    `       ${title}`,
    ...(difference ? differenceLines(difference) : []),
  ]);
  return `${lines.join('\n')}\n${diff ? counted(rows, 'difference') : counted(rows, 'clause')}${
    diff || differences.length === 0
      ? ''
      : `; --diff shows ${counted(differences, 'difference')} from the page`
  }\n`;
}

function counted({ length }: readonly unknown[], noun: string): string {
  return `${length} ${noun}${length === 1 ? '' : 's'}`;
}
