import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { block, code } from './prose.ts';

const languages: Readonly<Record<string, string>> = {
  '.json': 'json',
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.ts': 'ts',
  '.mjs': 'js',
  '.cjs': 'js',
  '.py': 'python',
  '.sh': 'sh',
};

/** Characters of a file that a page shows at most. */
const longest = 60_000;

/** A file of the repository as a page, or each file of a folder. */
export function filePage(path: string): string {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .map((name) => `${path}/${name}`)
    : [path];
  return [
    `---\ntitle: ${path}\nsearch: false\naside: false\n---\n`,
    `# ${code(path)}`,
    '',
    ...files.flatMap((file) => [
      ...(files.length > 1 ? [`## ${code(file.slice(path.length + 1))}`, ''] : []),
      shown(file),
      '',
    ]),
  ].join('\n');
}

function shown(file: string): string {
  const text = readFileSync(file, 'utf8');
  const cut = text.length > longest ? `\n\nThe first ${longest} of ${text.length} characters.` : '';
  return block(languages[extname(file)] ?? 'text', text.slice(0, longest)) + cut;
}
