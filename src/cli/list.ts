import { updateConnection } from '../../suites/index.ts';
import { contractOf } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import type { Level } from '../model.ts';
import { clausesOf } from '../run/plan.ts';

/** Lists the clauses of a profile. */
export function listCommand(
  prefix: string | undefined,
  { profile, level, json }: { profile: string; level?: Level; json?: boolean },
): void {
  const clauses = clausesOf(contractOf(profile, 4), updateConnection)
    .filter(({ id }) => prefix === undefined || id.startsWith(prefix))
    .filter((clause) => level === undefined || clause.level === level)
    .map(({ id, level: own, origin, title, says, source }) => ({
      id,
      level: own,
      origin,
      title,
      says,
      source,
    }));
  if (clauses.length === 0)
    throw new UsageError(
      `no clause ${level ? `of level ${level} ` : ''}begins with "${prefix ?? ''}": \`vpnaas-conformance list\` shows them all`,
    );
  const lines = clauses.map(({ id, level: own, title }) => `${own.padEnd(6)} ${id}\n       ${title}`);
  process.stdout.write(
    json
      ? `${JSON.stringify(clauses, null, 2)}\n`
      : `${lines.join('\n')}\n${clauses.length === 1 ? '1 clause' : `${clauses.length} clauses`}\n`,
  );
}
