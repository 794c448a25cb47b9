import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { depthLimit, tooDeep } from './limits.ts';
import { type Problem, Unreadable } from './problem.ts';
import type { Member, Tree } from './tree.ts';

/**
 * Reads JSON as RFC 8259 has it. Keys that stand twice are told; the last one counts, as for most readers.
 * @throws Unreadable with the place of a syntax error
 */
export function jsonTree(text: string, problems: Problem[]): Tree {
  checkNesting(text);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first || !root) {
    const start = first?.offset ?? text.length;
    throw new Unreadable({
      rule: 'file/syntax',
      message: `this is not JSON: ${first ? words(printParseErrorCode(first.error)) : 'the file is empty'}`,
      fix: 'Correct the JSON here.',
      at: { start, end: start + Math.max(1, first?.length ?? 1) },
    });
  }
  return treeOf(root, problems);
}

/** Before a parser that is recursive: brackets outside of texts. @throws Unreadable */
function checkNesting(text: string): void {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted && character === '\\') at++;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth > depthLimit) throw tooDeep({ start: at, end: at + 1 });
  }
}

function treeOf(node: Node, problems: Problem[]): Tree {
  const range = { start: node.offset, end: node.offset + node.length };
  if (node.type === 'array') {
    return { ...range, kind: 'array', items: (node.children ?? []).map((one) => treeOf(one, problems)) };
  }
  if (node.type !== 'object') return { ...range, kind: 'scalar', value: node.value };
  const members = new Map<string, Member>();
  for (const { children: [name, value] = [] } of node.children ?? []) {
    if (!name || !value) continue;
    const key = { start: name.offset, end: name.offset + name.length };
    if (members.has(name.value)) problems.push(duplicateKey(name.value, key));
    members.set(name.value, { key, value: treeOf(value, problems) });
  }
  return { ...range, kind: 'object', members };
}

/** A key that stands twice in one object. */
export function duplicateKey(name: string, at: { start: number; end: number }): Problem {
  return {
    rule: 'file/duplicate-key',
    message: `the key ${JSON.stringify(name)} stands twice in one object; readers differ in which one counts`,
    fix: 'Keep one of them.',
    at,
  };
}

function words(code: string): string {
  return code.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
