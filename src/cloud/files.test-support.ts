import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Surroundings } from './surroundings.ts';

/** Surroundings with nothing but these files, below a folder of their own: `cwd/clouds.yaml`, `home/.config/...`. */
export function surroundingsWith(
  files: Readonly<Record<string, string>>,
  environment: Surroundings['environment'] = {},
): Surroundings & { readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'vpnaas-conformance-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const within = Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value?.replaceAll('FOLDER', folder)]),
  );
  return {
    folder,
    environment: { XDG_CONFIG_DIRS: join(folder, 'etc'), ...within },
    cwd: join(folder, 'cwd'),
    home: join(folder, 'home'),
  };
}
