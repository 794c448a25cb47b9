import { expect, test } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import type { Case } from '../model/plan.ts';
import { wrap } from '../wrapper.ts';
import { mostTellingFirst } from './most-telling-first.ts';

const accepted = { kind: 'accepted' } as const;
const refused = { kind: 'refused', status: 400 } as const;

const asked = (id: string, sent: JsonObject, more: Partial<Case> = {}): Case => ({
  id,
  clause: id.split('#')[0] ?? '',
  request: { body: wrap(sent), token: 'own', connection: 'named' },
  expect: accepted,
  ...more,
});
const order = (...cases: Case[]) => mostTellingFirst(cases).map(({ id }) => id);

test('the first case of every clause comes before the second of any', () => {
  const one = { expect: refused };
  expect(order(asked('a#1', {}, one), asked('a#2', {}, one), asked('b#1', {}, one))).toEqual([
    'a#1',
    'b#1',
    'a#2',
  ]);
});

test("the page's own request is first, then valid updates, the largest of them first", () => {
  const example = asked('request/example/accepted#1', { description: 'x' });
  const small = asked('request/mtu/accepted#1', { mtu: 68 });
  const large = asked('request/combined/accepted#1', { mtu: 68, name: 'a' });
  const broken = asked('request/mtu/minimum#1', { mtu: 67 }, { expect: refused });
  const stored = asked('state/unsent/unchanged#1', { mtu: 68 });
  expect(order(broken, stored, small, large, example)).toEqual([
    example.id,
    large.id,
    small.id,
    stored.id,
    broken.id,
  ]);
});

test('a twin comes before the first case that needs it, whatever its own number', () => {
  const twins = [1, 2, 3].map((n) => asked(`b#${n}`, { mtu: n }));
  const needs = asked('a#1', { mtu: 0 }, { expect: refused, twin: 'b#3' });
  expect(order(...twins, needs)).toEqual(['b#1', 'b#3', 'a#1', 'b#2']);
});

test('an update that is sent twice stays in one piece', () => {
  const again = asked('state/repeated/accepted#1', { mtu: 68 }, { twin: 'a#1' });
  expect(order(asked('a#1', { mtu: 68 }), asked('b#1', { mtu: 69 }), again)).toEqual([
    'a#1',
    again.id,
    'b#1',
  ]);
});
