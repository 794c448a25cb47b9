import type { SourceText } from './source-text.ts';
import type { Tree } from './tree.ts';

const secret =
  /^(psk|password|passwd|secret|x-auth-token|x-subject-token|authorization|cookie|set-cookie|token)$/i;

/** Says whether a text names a secret anywhere: what no parser could read is then not shown at all. */
export function mayShowSecrets(text: string): boolean {
  return /psk|passw|secret|token|authorization|cookie/i.test(text);
}

/** Blanks the values of secret keys and headers out of what is shown of a text. */
export function hideSecrets(source: SourceText, root: Tree): void {
  const seen = new Set<Tree>();
  const walk = (tree: Tree, key: string): void => {
    if (seen.has(tree)) return;
    seen.add(tree);
    if (tree.kind === 'scalar') {
      if (secret.test(key)) source.hide(tree.start, tree.end);
    } else if (tree.kind === 'array') {
      for (const item of tree.items) walk(item, key);
    } else {
      const named = tree.members.get('name')?.value;
      const value = tree.members.get('value')?.value;
      const header = named?.kind === 'scalar' ? String(named.value) : '';
      for (const [name, { value: inner }] of tree.members) walk(inner, name);
      if (value && secret.test(header)) source.hide(value.start, value.end);
    }
  };
  walk(root, '');
}
