import { afterAll, expect, test } from 'vitest';
import { fencesOf } from './fences.ts';
import { openShell } from './shell.ts';
import { checkSnippet } from './snippets.ts';

const shell = openShell();
afterAll(() => shell.close());

function checked(info: string, text: string) {
  const [fence] = fencesOf('a.md', `\`\`\`${info}\n${text}\n\`\`\`\n`);
  if (!fence) throw new Error('no block');
  return checkSnippet(fence, shell);
}

const workflow = (step: string) => `jobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n      - ${step}`;

test.each([
  ['text, whatever it is', 'text', '{ no: json'],
  ['a module that ends well', 'js', "import { strict } from 'node:assert';\nstrict.equal(1, 1);"],
  [
    'a module that uses the package',
    'js',
    "import { plan } from 'vpnaas-conformance';\nawait plan({ effort: 'quick' });",
  ],
  [
    'a module that reads its target from the environment',
    'js',
    "import { strict } from 'node:assert';\nstrict.match(process.env.URL, /^http:/);",
  ],
  [
    'a file as it is, but for empty lines',
    'yaml file=docs/examples/body.yaml',
    'ipsec_site_connection:\n\n  initiator: bidirectional\n  mtu: "2000"\n  interval: 30',
  ],
  ['a workflow', 'yaml as=github-workflow', workflow('run: npx vpnaas-conformance run "$URL" --shard 1/2')],
  [
    'a workflow with the action',
    'yaml as=github-workflow',
    workflow('{ uses: me/vpnaas-conformance@1, with: { url: x } }'),
  ],
  [
    'an include',
    'yaml as=gitlab-ci',
    'include:\n  - remote: https://x.example/a/-/raw/main/pipelines/gitlab.yml',
  ],
  ['a hook', 'yaml as=pre-commit', 'repos:\n  - hooks: [{ id: vpnaas-lint }]'],
  ['properties of the update', 'yaml as=openapi-properties', 'mtu: { type: integer, minimum: 68 }'],
  [
    'JSON that is a workflow',
    'json as=github-workflow',
    '{"jobs":{"a":{"runs-on":"x","steps":[{"run":"true"}]}}}',
  ],
])('%s passes', async (_what, info, text) => {
  expect(await checked(info, text)).toEqual({ complaints: [] });
});

test('a block with a reason is not run', async () => {
  expect(await checked('js not-run="needs a cloud"', 'throw 1')).toEqual({
    complaints: [],
    notRun: 'needs a cloud',
  });
});

test.each([
  ['a module that throws', 'js', 'throw new Error("no")', /exit code 1/],
  ['a module that imports what is not there', 'js', "import 'no-such-package';", /no-such-package/],
  [
    'a test that fails',
    'js',
    "import { expect, test } from 'vitest';\ntest('a', () => expect(1).toBe(2));",
    /1 failed/,
  ],
  ['a file that says something else', 'js file=docs/examples/run.mjs', '1', /is otherwise than shown/],
  ['a file that is not there', 'js file=docs/none.mjs', '1', /there is no file/],
  ['broken YAML', 'yaml as=gitlab-ci', 'a: [', /./],
  ['YAML for nothing', 'yaml', 'a: 1', /nothing says what it is/],
  ['YAML for something unknown', 'yaml as=poem', 'a: 1', /as=poem is not known/],
  ['a workflow without jobs', 'yaml as=github-workflow', 'on: push', /it has no jobs/],
  ['a step that does nothing', 'yaml as=github-workflow', workflow('name: x'), /has not one of uses, run/],
  [
    'an input that the action has not',
    'yaml as=github-workflow',
    workflow('{ uses: me/vpnaas-conformance@1, with: { uri: x } }'),
    /no input uri/,
  ],
  [
    'an option that the command has not',
    'yaml as=github-workflow',
    workflow('run: npx vpnaas-conformance run --sharp 1/2'),
    /no option --sharp/,
  ],
  [
    'an include of nothing',
    'yaml as=gitlab-ci',
    'include:\n  - remote: https://x.example/a/-/raw/main/none.yml',
    /no file for/,
  ],
  ['another hook', 'yaml as=pre-commit', 'repos:\n  - hooks: [{ id: lint }]', /has no hook lint/],
  [
    'properties that the page forbids',
    'yaml as=openapi-properties',
    'mtu: { type: integer, minimum: 0 }',
    /lint ends with exit code 1/,
  ],
])('%s is complained of', async (_what, info, text, complaint) => {
  const { complaints } = await checked(info, text);
  expect(complaints.join('\n')).toMatch(complaint);
});

test.each(['bash', 'ts', ''])('a block of "%s" is refused with its place', async (language) => {
  await expect(checked(language, 'one')).rejects.toThrow(`a.md:1: "${language}" is not checked`);
});
