import { existsSync, readFileSync } from 'node:fs';
import { attributesOf, type Fence } from './fences.ts';
import { runModule } from './modules.ts';
import type { Shell } from './shell.ts';
import { documentComplaints } from './yaml.ts';

/** What became of a block that holds no commands: complaints, or why it was not checked. */
export interface Checked {
  readonly complaints: readonly string[];
  readonly notRun?: string;
}

const known = { file: /./, as: /^[a-z-]+$/, 'not-run': /\s/ };

/**
 * Checks a block without commands: a `file=` is what the block says it is, a module runs, a document is taken by what it
 * is for. Blocks of `text` hold nothing to check.
 */
export async function checkSnippet(fence: Fence, shell: Shell): Promise<Checked> {
  const { language, lines, place } = fence;
  const { file, as, 'not-run': notRun } = attributesOf(fence, known);
  if (notRun !== undefined) return { complaints: [], notRun };
  if (language === 'text') return { complaints: [] };
  if (file !== undefined) return { complaints: fileComplaints(file, lines) };
  switch (language) {
    case 'js':
      return { complaints: await runModule(lines.join('\n'), shell) };
    case 'yaml':
    case 'json':
      return { complaints: await documentComplaints(lines.join('\n'), as, shell) };
    default:
      throw new Error(
        `${place}: "${language}" is not checked: use sh, console, js, yaml, json or text, or say not-run="reason"`,
      );
  }
}

/** The block is the file, but for empty lines. */
function fileComplaints(file: string, lines: readonly string[]): string[] {
  if (!existsSync(file)) return [`there is no file ${file}`];
  const written = (text: readonly string[]) => text.filter((line) => line.trim() !== '').join('\n');
  return written(lines) === written(readFileSync(file, 'utf8').split('\n'))
    ? []
    : [`${file} is otherwise than shown`];
}
