import { afterEach, expect, test, vi } from 'vitest';
import { UsageError } from '../errors.ts';
import { tokenFromEnvironment } from './token.ts';

afterEach(() => void vi.unstubAllEnvs());

test('a token is what OS_TOKEN holds, without the blanks around it', () => {
  vi.stubEnv('OS_TOKEN', ' gAAAA-_=.~ \n');
  expect(tokenFromEnvironment()).toBe('gAAAA-_=.~');
});

test.each([undefined, '', '  \n'])('%j is no token', (value) => {
  vi.stubEnv('OS_TOKEN', value);
  expect(tokenFromEnvironment).toThrow(UsageError);
});

test.each(['two words', 'line\nbreak', 'größe', 'nul\u0001'])(
  '%j is refused without being shown',
  (value) => {
    vi.stubEnv('OS_TOKEN', value);
    expect(tokenFromEnvironment).toThrow('OS_TOKEN holds characters that no header can carry');
  },
);
