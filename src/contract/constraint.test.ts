import { expect, test } from 'vitest';
import { clauseOf } from './constraint.ts';
import { contractOf } from './contract.ts';

test.each(contractOf('virtuozzo', 4).constraints)('what a report says of $id is its clause alone', (one) => {
  const { side: _s, place: _p, keyword: _k, value: _v, schema: _sc, pointer: _po, ...clause } = one;
  expect(clauseOf(one)).toStrictEqual(clause);
});
