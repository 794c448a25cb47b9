import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Shell } from './shell.ts';

/**
 * Runs a module as a reader would who has the package installed: by Vitest where it imports that, else by Node. One that
 * reads `process.env` gets a reference server, with `ID` and `OS_TOKEN`.
 * @returns what it printed where it failed
 */
export async function runModule(source: string, { run, serve }: Shell): Promise<string[]> {
  mkdirSync('dist', { recursive: true });
  const folder = mkdtempSync(resolve('dist/snippet-'));
  const server = source.includes('process.env') ? await serve() : undefined;
  try {
    const isTest = /from 'vitest'/.test(source);
    const file = join(folder, isTest ? 'snippet.test.mjs' : 'snippet.mjs');
    writeFileSync(file, source);
    writeFileSync(join(folder, 'vitest.config.mjs'), 'export default {};\n');
    const command = isTest
      ? `npx vitest run --root ${folder} --config ${folder}/vitest.config.mjs`
      : `node ${file}`;
    const { code, output } = await run(`${command} 2>&1`, { NO_COLOR: '1', ...server?.variables }, false);
    return code === 0 ? [] : [`ends with exit code ${code}:\n${output}`];
  } finally {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
