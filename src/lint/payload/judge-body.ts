import type { Constraint } from '../../contract/constraint.ts';
import type { Finding, LintLevel } from '../finding.ts';
import { placeOf, type SourceDocument } from '../read/place.ts';
import { member, nodeAt, plainValue, type TreePath } from '../read/tree.ts';
import type { Basis } from '../witness/basis.ts';
import { type FoundBody, wrapper } from './bodies.ts';
import { brokenIn } from './broken.ts';
import { remedy, wordsFor } from './broken-words.ts';
import { strangeKeys } from './keys.ts';

/** What a body breaks, each at its place. What the page does not rule out for sure is a warning at most. */
export function judgeBody(document: SourceDocument, body: FoundBody, { contract }: Basis): Finding[] {
  const tree = nodeAt(document.root, body.path);
  if (!tree) return [];
  const whole = plainValue(tree);
  const value = body.call === 'list' ? { [wrapper]: whole } : whole;
  const { broken, doubtful } = brokenIn(value, body.side, contract);
  const pathTo = (place: readonly string[]): TreePath => {
    const inside = place[0] === 'body' ? [] : place[0] === wrapper ? place : [wrapper, ...place];
    return [...body.path, ...(body.call === 'list' ? inside.slice(1) : inside)];
  };
  const findings = broken.flatMap((constraint) => {
    const node = nodeAt(document.root, pathTo(constraint.place));
    const path = pathTo(constraint.place);
    if (constraint.keyword === 'x-closed' && node) {
      return strangeKeys(node, constraint.place, contract).map(({ name, message, fix }) =>
        finding(constraint, document, [...path, name], message, fix, 'warning', body),
      );
    }
    if (constraint.keyword === 'x-read-only' && node) {
      if (body.call === 'creation') return [];
      return (contract.update['x-read-only'] ?? [])
        .filter((name) => member(node, name) !== undefined)
        .map((name) =>
          finding(
            constraint,
            document,
            [...path, name],
            `${name} is only in answers`,
            'Take it out.',
            'warning',
            body,
          ),
        );
    }
    const level = doubtful.has(constraint) ? 'warning' : levelOf(constraint);
    if (level === undefined) return [];
    const { message, fix } = { message: wordsFor(constraint, node), fix: remedy(constraint, node) };
    return [finding(constraint, document, path, message, fix, level, body)];
  });
  return mostTelling(findings);
}

function levelOf({ keyword, level }: Constraint): LintLevel | undefined {
  if (keyword === 'x-expected') return undefined;
  if (keyword === 'x-together') return 'note';
  if (level === 'info') return undefined;
  return level === 'should' ? (keyword === 'required' ? 'note' : 'warning') : 'error';
}

function finding(
  { id, level: stated, says, source }: Constraint,
  document: SourceDocument,
  path: TreePath,
  message: string,
  fix: string,
  least: LintLevel,
  { call }: FoundBody,
): Finding {
  const usual = least === 'warning' && id.includes('x-') && stated === 'must' ? 'error' : least;
  const other = call === 'creation' ? 'a creation' : 'a list';
  return {
    rule: id,
    level: call === 'update' || usual === 'note' ? usual : 'warning',
    says,
    source,
    message: call === 'update' ? message : `${message} (in ${other}, of which the page does not speak)`,
    fix,
    place: placeOf(document, path),
    also: [],
  };
}

/** What stands at one place is one finding. */
function mostTelling(findings: readonly Finding[]): Finding[] {
  const kept = new Map<string, Finding>();
  for (const one of findings) {
    const before = kept.get(one.place.pointer);
    const fixes = new Set([...(before ? [before.fix] : []), one.fix]);
    kept.set(
      one.place.pointer,
      before ? { ...before, fix: [...fixes].join(' '), also: [...before.also, one] } : one,
    );
  }
  return [...kept.values()];
}
