import type { Finding } from '../finding.ts';
import { placeAt, placeOf, pointerIn, type SourceDocument } from '../read/place.ts';
import { members, type Tree, type TreePath, textOf } from '../read/tree.ts';

/** Somebody's word that a finding is known and stays. */
interface Suppression {
  readonly rule: string;
  readonly reason: string;
  readonly place: Finding['place'];
  readonly covers: (finding: Finding) => boolean;
}

/** The findings that are left, those that are accepted, and what the acceptances themselves lack. */
export interface Accepted {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly { readonly finding: Finding; readonly reason: string }[];
  /** Suppressions that fit nothing. */
  readonly stale: readonly string[];
}

const extension = 'x-vpnaas-lint-ignore';

/** Applies the suppressions that stand in a document: YAML comments, and `x-vpnaas-lint-ignore` objects. */
export function applySuppressions(
  documents: readonly SourceDocument[],
  isYaml: boolean,
  findings: readonly Finding[],
): Accepted {
  const all = documents[0]?.source.text.includes(extension) ? documents.flatMap(inValues) : [];
  const [document] = documents;
  if (document && isYaml) all.push(...inComments(document));
  const reasoned = all.filter(({ reason }) => reason !== '');
  const used = new Set<Suppression>();
  const suppressed: { finding: Finding; reason: string }[] = [];
  const left = findings.filter((finding) => {
    const by = reasoned.find(({ rule, covers }) => fits(rule, finding) && covers(finding));
    if (!by || finding.rule.startsWith('file/')) return true;
    used.add(by);
    suppressed.push({ finding, reason: by.reason });
    return false;
  });
  const stale = reasoned.filter((one) => !used.has(one));
  return {
    findings: [...left, ...all.filter(({ reason }) => reason === '').map(withoutReason)],
    suppressed,
    stale: stale.map(
      ({ rule, place }) => `${place.file}:${place.line} ignores ${rule}, which is not found there`,
    ),
  };
}

function fits(rule: string, finding: Finding): boolean {
  return finding.rule === rule || finding.rule.startsWith(`${rule}/`);
}

/** `# vpnaas-lint-ignore RULE: REASON`, at the end of a line or above it; it covers what stands in that line's node. */
function inComments({ source }: SourceDocument): Suppression[] {
  if (!source.text.includes('vpnaas-lint-ignore')) return [];
  const found: Suppression[] = [];
  let offset = 0;
  for (const [index, line] of source.text.split('\n').entries()) {
    const match = /(^|\s)#\s*vpnaas-lint-ignore\s+([^\s:]+)\s*:?\s*(.*?)\s*$/.exec(line);
    if (match) {
      const [comment, , rule = '', reason = ''] = match;
      const target = line.slice(0, match.index).trim() === '' ? nextLine(source, index + 2) : index + 1;
      const start = offset + match.index;
      found.push({
        rule,
        reason,
        place: placeAt(source, { start, end: start + comment.length }),
        covers: ({ place }) => place.line === target || place.around.includes(target),
      });
    }
    offset += line.length + 1;
  }
  return found;
}

/** The first line from here on that is neither blank nor a comment. */
function nextLine(source: SourceDocument['source'], from: number): number {
  let line = from;
  while (line <= source.lines && /^\s*(#.*)?$/.test(source.line(line))) line++;
  return line;
}

/** `x-vpnaas-lint-ignore: {RULE: REASON}`; it covers what stands in the object around it. */
function inValues(document: SourceDocument): Suppression[] {
  const found: Suppression[] = [];
  const seen = new Set<Tree>();
  const walk = (tree: Tree, path: TreePath): void => {
    if (tree.kind === 'scalar' || seen.has(tree)) return;
    seen.add(tree);
    if (tree.kind === 'array') {
      for (const [index, item] of tree.items.entries()) walk(item, [...path, index]);
      return;
    }
    const around = pointerIn(document, path);
    for (const [rule, reason] of members(tree.members.get(extension)?.value)) {
      found.push({
        rule,
        reason: textOf(reason)?.trim() ?? '',
        place: placeOf(document, [...path, extension, rule]),
        covers: ({ place }) => place.pointer === around || place.pointer.startsWith(`${around}/`),
      });
    }
    for (const [name, value] of members(tree)) if (name !== extension) walk(value, [...path, name]);
  };
  walk(document.root, []);
  return found;
}

function withoutReason({ rule, place }: Suppression): Finding {
  return {
    rule: 'suppression/reason',
    level: 'error',
    says: '',
    source: '',
    message: `${rule} is ignored here, and nobody says why`,
    fix: 'Write the reason behind a colon.',
    place,
    also: [],
  };
}
