/**
 * Runs every command and every block of code of the repository's pages, and compares exit codes and the output that is
 * shown. With names of pages it takes only those. With UPDATE_DOCS=1 it writes the real output into the pages, where
 * nothing was left out with `...`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Block, commandsOf } from './docs/blocks.ts';
import { type Fence, fencesOf } from './docs/fences.ts';
import { printsAs } from './docs/output.ts';
import { openShell, type Shell } from './docs/shell.ts';
import { checkSnippet } from './docs/snippets.ts';
import { markdownPages } from './site/routes.ts';

const named = process.argv.slice(2);
const pages = named.length > 0 ? named : markdownPages();
const counts = { passed: 0, failed: 0, 'not run': 0 };
const shell = openShell();
try {
  for (const page of pages) {
    for (const fence of fencesOf(page, readFileSync(page, 'utf8'))) {
      const commands = commandsOf(fence);
      await (commands ? check(commands, shell) : checkOther(fence, shell));
    }
  }
} finally {
  shell.close();
}
console.log(
  `${counts.passed} commands and blocks passed, ${counts.failed} failed, ${counts['not run']} not run`,
);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;

async function checkOther(fence: Fence, own: Shell): Promise<void> {
  const title = `${fence.place}  ${fence.language}`;
  const { complaints, notRun } = await checkSnippet(fence, own);
  if (notRun !== undefined) {
    counts['not run']++;
    console.log(`not run  ${title} (${notRun})`);
    return;
  }
  counts[complaints.length === 0 ? 'passed' : 'failed']++;
  console.log(`${complaints.length === 0 ? 'passed ' : 'FAILED '}  ${title}`);
  for (const complaint of complaints) console.log(complaint.replace(/^/gm, '         '));
}

async function check({ place, steps, exit, interrupt, notRun }: Block, { run, serve }: Shell): Promise<void> {
  const more = steps.length > 1 ? ` (and ${steps.length - 1} more)` : '';
  const title = `${place}  ${steps[0]?.command}${more}`;
  if (notRun !== undefined) {
    counts['not run'] += steps.length;
    console.log(`not run  ${title} (${notRun})`);
    return;
  }
  const server = steps.some(({ command }) => /\$\{?URL\b/.test(command)) ? await serve() : undefined;
  const complaints: string[] = [];
  try {
    for (const { command, shown } of steps) {
      const { code, output } = await run(command, server?.variables ?? {}, interrupt);
      const same = shown === undefined || printsAs(shown, output);
      counts[code === exit && same ? 'passed' : 'failed']++;
      if (code !== exit) complaints.push(`${command}: exit code ${code} instead of ${exit}\n${output}`);
      else if (!same && updated(place, command, shown, output)) console.log(`updated  ${command}`);
      else if (!same) complaints.push(`${command}: prints otherwise than shown:\n${output}`);
    }
  } finally {
    await server?.close();
  }
  console.log(`${complaints.length === 0 ? 'passed ' : 'FAILED '}  ${title}`);
  for (const complaint of complaints) console.log(complaint.replace(/^/gm, '         '));
}

function updated(
  place: string,
  command: string,
  shown: readonly string[] | undefined,
  output: string,
): boolean {
  if (process.env['UPDATE_DOCS'] !== '1' || !shown || shown.includes('...')) return false;
  const page = place.slice(0, place.lastIndexOf(':'));
  const text = readFileSync(page, 'utf8');
  const head = `\n$ ${command}\n`;
  const old = `${head}${shown.map((line) => `${line}\n`).join('')}`;
  writeFileSync(
    page,
    text.replace(old, () => `${head}${output.trimEnd()}\n`),
  );
  return true;
}
