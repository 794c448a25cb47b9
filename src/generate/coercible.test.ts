import { expect, test } from 'vitest';
import { contractOf } from '../contract/contract.ts';
import type { Json } from '../model/json.ts';
import { wrap } from '../wrapper.ts';
import { withValue } from './body.ts';
import { losslessFor, lossyFor } from './coercible.ts';

const { constraints, request } = contractOf('virtuozzo', 4);
const typeOf = (place: string) => constraints.find(({ id }) => id === `request/${place}/type`);

test.each<[string, Json, Json[], Json[]]>([
  ['mtu', 1500, ['1500'], [1500.5, true, 1500.9, false]],
  ['admin_state_up', true, ['true', 1], []],
  ['admin_state_up', false, ['false', 0], []],
  ['name', 'x', [], []],
  ['dpd', { action: 'hold' }, [], []],
])('%s %j is named without loss by %j, with loss by %j', (place, valid, lossless, lossy) => {
  const constraint = typeOf(place);
  expect(constraint && losslessFor(constraint, valid)).toEqual(
    lossless.map((value) => ({ value, as: valid })),
  );
  expect(constraint && lossyFor(constraint, valid)).toEqual(lossy);
  for (const value of [...lossless, ...lossy]) {
    expect(request(wrap(withValue({}, [place], value)))).toContain(constraint);
  }
});
