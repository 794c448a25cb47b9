import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Document, isMap, parse, parseDocument } from 'yaml';
import type { Shell } from './shell.ts';

/**
 * What is wrong with a block of YAML or JSON: it has to be one document, and what `as` says.
 * - `github-workflow`: jobs with steps, inputs that `action.yml` has, options that the command has
 * - `gitlab-ci`: included files that are in the repository
 * - `pre-commit`: hooks that this repository has
 * - `openapi-properties`: properties of the update, on which `lint` finds nothing
 */
export async function documentComplaints(
  text: string,
  as: string | undefined,
  shell: Shell,
): Promise<string[]> {
  const { errors } = parseDocument(text);
  if (errors.length > 0) return errors.map(({ message }) => message);
  switch (as) {
    case undefined:
      return ['nothing says what it is: use as=github-workflow, gitlab-ci, pre-commit or openapi-properties'];
    case 'github-workflow':
      return workflowComplaints(parse(text) as Workflow, shell);
    case 'gitlab-ci':
      return includeComplaints(parse(text) as Pipeline);
    case 'pre-commit':
      return hookComplaints(parse(text) as Hooks);
    case 'openapi-properties':
      return lintComplaints(text, shell);
    default:
      return [`as=${as} is not known`];
  }
}

interface Workflow {
  readonly jobs?: Readonly<Record<string, Job>>;
}

interface Job {
  readonly 'runs-on'?: string;
  readonly steps?: readonly Step[];
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

async function workflowComplaints({ jobs = {} }: Workflow, shell: Shell): Promise<string[]> {
  const { inputs } = parse(readFileSync('action.yml', 'utf8')) as { readonly inputs: object };
  const complaints = Object.keys(jobs).length === 0 ? ['it has no jobs'] : [];
  for (const [name, job] of Object.entries(jobs)) {
    if (job['runs-on'] === undefined) complaints.push(`job ${name} has no runs-on`);
    if (!job.steps?.length) complaints.push(`job ${name} has no steps`);
    for (const { uses, run, with: given = {} } of job.steps ?? []) {
      if ((uses === undefined) === (run === undefined))
        complaints.push(`a step of ${name} has not one of uses, run`);
      if (uses?.includes('/vpnaas-conformance@'))
        complaints.push(
          ...Object.keys(given)
            .filter((key) => !(key in inputs))
            .map((key) => `action.yml has no input ${key}`),
        );
      if (run !== undefined) complaints.push(...(await unknownOptions(run, shell)));
    }
  }
  return complaints;
}

/** Options of `vpnaas-conformance` in a script that its help does not have. */
async function unknownOptions(script: string, { run }: Shell): Promise<string[]> {
  const complaints: string[] = [];
  for (const [line, command] of script.matchAll(/^npx vpnaas-conformance (\S+).*$/gm)) {
    const { output } = await run(`vpnaas-conformance ${command} --help`, {}, false);
    for (const [option] of line.matchAll(/--[a-z-]+/g))
      if (!output.includes(`${option} `)) complaints.push(`${command} has no option ${option}`);
  }
  return complaints;
}

interface Pipeline {
  readonly include?: readonly { readonly remote?: string }[];
}

function includeComplaints({ include = [] }: Pipeline): string[] {
  if (include.length === 0) return ['it includes nothing'];
  return include.flatMap(({ remote = '' }) => {
    const path = /\/-\/raw\/[^/]+\/(.+)$/.exec(remote)?.[1] ?? '';
    return existsSync(path) ? [] : [`the repository has no file for ${remote}`];
  });
}

interface Hooks {
  readonly repos?: readonly { readonly hooks: readonly { readonly id: string }[] }[];
}

function hookComplaints({ repos = [] }: Hooks): string[] {
  const own = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly { readonly id: string }[];
  const hooks = repos.flatMap((repo) => repo.hooks);
  if (hooks.length === 0) return ['it has no hooks'];
  return hooks
    .filter(({ id }) => own.every((one) => one.id !== id))
    .map(({ id }) => `.pre-commit-hooks.yaml has no hook ${id}`);
}

/** Puts the properties into the schema that `export` gives, and lints that. */
async function lintComplaints(text: string, { run }: Shell): Promise<string[]> {
  const exported = await run('vpnaas-conformance export request-schema', {}, false);
  const document = new Document(JSON.parse(exported.output));
  const { contents } = parseDocument(text);
  if (!isMap(contents)) return ['it is no map of properties'];
  const properties = ['properties', 'ipsec_site_connection', 'properties'];
  for (const { key, value } of contents.items) document.setIn([...properties, String(key)], value);
  const file = `dist/snippet-${process.pid}.yaml`;
  writeFileSync(file, document.toString());
  const { code, output } = await run(`vpnaas-conformance lint ${file}`, {}, false);
  rmSync(file);
  return code === 0 ? [] : [`lint ends with exit code ${code}:\n${output}`];
}
