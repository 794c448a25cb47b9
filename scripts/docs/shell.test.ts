import { afterAll, expect, test } from 'vitest';
import { openShell } from './shell.ts';

const shell = openShell();
afterAll(() => shell.close());

test.each([
  ['stdout is the output', 'echo out; echo err >&2; exit 3', { code: 3, output: 'out\n' }],
  ['stderr is, where stdout is empty', 'echo err >&2', { code: 0, output: 'err\n' }],
  ['an unknown command ends with 127', 'no-such-command 2>&-', { code: 127, output: '' }],
  ['variables reach the command', 'echo $ID', { code: 0, output: 'x\n' }],
  ['the token of the reader does not', 'printenv OS_TOKEN || echo none', { code: 0, output: 'none\n' }],
  [
    'the kit is on the path',
    'basename $(command -v vpnaas-conformance)',
    { code: 0, output: 'vpnaas-conformance\n' },
  ],
])('%s', async (_what, command, ended) => {
  process.env['OS_TOKEN'] = 'secret';
  expect(await shell.run(command, { ID: 'x' }, false)).toEqual(ended);
});

test.each([
  ['stdout', 'started\nstopped\n', ''],
  ['stderr', 'started\nstopped\n', 'exec >&2;'],
])('a command that runs until Ctrl-C is sent one after its first line on %s', async (_stream, output, to) => {
  const command = `${to} trap "echo stopped; exit 0" INT; echo started; while :; do sleep 0.05; done`;
  expect(await shell.run(command, {}, true)).toEqual({ code: 0, output });
});
