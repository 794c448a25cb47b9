import { expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { type Intent, refuseLiveTunnel } from './consent.ts';

const intent = (status: string, more: Partial<Intent> = {}): Intent => ({
  initial: { status },
  connectionId: 'an-id',
  plan: { parameters: { family: 4, hidden: [] } },
  ...more,
});
const gentle = { plan: { parameters: { family: 4, hidden: [], gentle: true } } } as const;

test('a connection that is ACTIVE is refused, with what to do', () => {
  expect(() => refuseLiveTunnel(intent('ACTIVE'))).toThrow(UsageError);
  expect(() => refuseLiveTunnel(intent('ACTIVE'))).toThrow(
    /^connection an-id is ACTIVE.*--gentle.*--disruptive/,
  );
});

test.each<readonly [string, Intent]>([
  ['is allowed', intent('ACTIVE', { disruptive: true })],
  ['asks only what no tunnel feels', intent('ACTIVE', gentle)],
  ...['DOWN', 'ERROR', 'BUILD', 'INACTIVE'].map(
    (status) => [`is about one that is ${status}`, intent(status)] as const,
  ),
])('a run that %s is not', (_, given) => {
  expect(() => refuseLiveTunnel(given)).not.toThrow();
});
