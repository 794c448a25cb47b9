import type { JsonObject } from '../../model/json.ts';
import type { Finding, LintLevel } from '../finding.ts';
import { nearest } from '../payload/nearest.ts';
import { placeOf } from '../read/place.ts';
import { items, member, members, plainValue, pointerOf, type Tree, textOf } from '../read/tree.ts';
import { assertionsOf, type Dialect, since } from '../schema/dialect.ts';
import { endlessNode } from '../schema/endless.ts';
import { compileJudges, type Judge } from '../schema/judge.ts';
import { keywordForms, types } from '../schema/keyword-forms.ts';
import type { Located } from '../schema/library.ts';
import type { NormalSchema } from '../schema/normal.ts';
import { annotationKeywords } from './annotations.ts';
import { treeOf } from './operation.ts';

/** Parts of a schema with which no validator comes to an end, or not soon. */
export function endlessParts({ defs, origins, patterns }: NormalSchema): Finding[] {
  const node = endlessNode(defs);
  const back = node && origins.get(node);
  const slow = [...origins].filter(([one]) => 'pattern' in one && patterns.slow.has(String(one.pattern)));
  return [
    ...(back
      ? [
          documentFinding(
            back,
            '$ref',
            'reference',
            'error',
            'a $ref leads back to itself',
            'Let it lead to a schema that says something.',
          ),
        ]
      : []),
    ...slow.map(([, at]) =>
      documentFinding(
        at,
        'pattern',
        'slow-pattern',
        'warning',
        'the pattern takes too long on a short text',
        'Write it without repetitions of what repeats.',
      ),
    ),
  ];
}

/** What is wrong with the schemas themselves, whatever the page says: validators pass much of it over in silence. */
export function schemaSoundness(normal: NormalSchema, dialect: Dialect): Finding[] {
  const seen = new Set<string>();
  const judges = judgesOfNodes(normal);
  return [...normal.origins].flatMap(([node, at]) => {
    const key = `${at.document.source.file}#${pointerOf(at.path)}`;
    const tree = treeOf(at);
    if (seen.has(key) || tree?.kind !== 'object') return [];
    seen.add(key);
    return [...keywordFindings(tree, at, dialect), ...valueFindings(tree, at, () => judges(node))];
  });
}

function keywordFindings(tree: Tree, at: Located, dialect: Dialect): Finding[] {
  const known = [...assertionsOf(dialect), ...annotationKeywords];
  return members(tree).flatMap(([keyword, value]): Finding[] => {
    if (keyword === 'nullable' && since(dialect, 'draft-04')) {
      const message = 'nullable says nothing in this version: null is not allowed by it';
      return [
        documentFinding(at, keyword, 'nullable', 'warning', message, 'Add "null" to the list of types.'),
      ];
    }
    const form = keywordForms.get(keyword);
    if (form && !form[1](value, dialect)) {
      const meant = keyword === 'type' ? nearest(textOf(value) ?? '', types) : undefined;
      const shown = JSON.stringify(plainValue(value)).slice(0, 60);
      const fix = meant === undefined ? `Write ${form[0]}.` : `Did you mean "${meant}"?`;
      const message = `${keyword} is ${shown}; it has to be ${form[0]}`;
      return [documentFinding(at, keyword, 'keyword-value', 'error', message, fix)];
    }
    if (known.includes(keyword) || keyword.startsWith('x-')) return [];
    const meant = nearest(keyword, known);
    if (meant === undefined) return [];
    const message = `there is no keyword ${JSON.stringify(keyword.slice(0, 60))}: validators pass it over`;
    return [documentFinding(at, keyword, 'unknown-keyword', 'warning', message, `Did you mean "${meant}"?`)];
  });
}

/** The judge of each node by itself; nothing is compiled before it is asked for. */
function judgesOfNodes(normal: NormalSchema): (node: object) => Judge {
  const names = new Map([...normal.origins.keys()].map((node, n) => [node, `node${n}`]));
  let judges: ((name: string) => Judge) | undefined;
  return (node) => {
    const nodes = [...names].map(([one, name]) => [name, one as JsonObject] as const);
    judges ??= compileJudges(normal, Object.fromEntries(nodes));
    return judges(names.get(node) ?? normal.root);
  };
}

/** Defaults and examples that their own schema refuses. */
function valueFindings(tree: Tree, at: Located, judgeOf: () => Judge): Finding[] {
  const listed = items(member(tree, 'examples')).map((value, index) => ['examples', index, value] as const);
  const single = (['default', 'example'] as const).flatMap((name) => {
    const value = member(tree, name);
    return value ? [[name, undefined, value] as const] : [];
  });
  const all = [...single, ...listed];
  if (all.length === 0) return [];
  const judge = judgeOf();
  return all.flatMap(([name, index, value]) => {
    if (judge(plainValue(value)).kind !== 'refused') return [];
    const place = { document: at.document, path: index === undefined ? at.path : [...at.path, name] };
    const what = name === 'default' ? 'default' : 'example';
    const message = `the ${what} is refused by the schema that it stands in`;
    return [documentFinding(place, index ?? name, what, 'warning', message, 'Change the one or the other.')];
  });
}

/** A finding about a document that no page is needed for. @param key of the node that is wrong */
export function documentFinding(
  { document, path }: Located,
  key: string | number,
  rule: string,
  level: LintLevel,
  message: string,
  fix: string,
): Finding {
  const place = placeOf(document, [...path, key]);
  return { rule: `document/${rule}`, says: '', source: '', level, message, fix, place, also: [] };
}
