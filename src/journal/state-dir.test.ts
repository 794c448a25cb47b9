import { expect, test } from 'vitest';
import { stateDirIn } from './state-dir.ts';

test.each([
  ['the home', {}, '/home/me/.local/state/vpnaas-conformance'],
  ['XDG_STATE_HOME', { XDG_STATE_HOME: '/var/state' }, '/var/state/vpnaas-conformance'],
  [
    'the home where XDG_STATE_HOME is relative',
    { XDG_STATE_HOME: 'state' },
    '/home/me/.local/state/vpnaas-conformance',
  ],
  [
    'the home where XDG_STATE_HOME is empty',
    { XDG_STATE_HOME: '' },
    '/home/me/.local/state/vpnaas-conformance',
  ],
])('journals are below %s', (_, environment, dir) => {
  expect(stateDirIn(environment, '/home/me')).toBe(dir);
});
