import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { judgeApart } from './apart.ts';
import { sequenceExchange, type ToldStep } from './sequence-exchange.test-support.ts';

const named: JsonObject = { name: 'a', mtu: 1500, psk: 'Key-of-the-first' };
const second: JsonObject = { name: 'z', mtu: 1400, psk: 'Key-of-the-second' };
const judge = (steps: readonly ToldStep[]) => judgeApart(sequenceExchange('apart', { named, second }, steps));

/** One is updated, then the other. */
const inTurn = (afterFirst: Partial<ToldStep>, afterSecond: Partial<ToldStep>): ToldStep[] => [
  { updates: [{ sends: { name: 'b', mtu: 1300 } }], ...afterFirst },
  { updates: [{ to: 'second', sends: { name: 'y' } }], ...afterSecond },
];
const done = { ...named, name: 'b', mtu: 1300 };

describe('updates in turn', () => {
  test.each<[string, ToldStep[], string]>([
    [
      'change each its own',
      inTurn({ named: done, second }, { named: done, second: { ...second, name: 'y' } }),
      'pass',
    ],
    [
      'of the first show in the second',
      inTurn({ named: done, second: { ...second, mtu: 1300 } }, {}),
      'fail',
    ],
    ['of the second show in the first', inTurn({ named: done }, { named: { ...done, name: 'y' } }), 'fail'],
    ['change what was not sent', inTurn({ named: done, second }, { named: { ...done, psk: 'x' } }), 'pass'],
    ['are lost, which is no matter of two connections', inTurn({ named }, { second }), 'pass'],
    [
      'hide the psk',
      inTurn({ named: { ...done, psk: '***' } }, { second: { ...second, psk: '***' } }),
      'pass',
    ],
    ['cannot be read', inTurn({ named: undefined }, {}), 'inconclusive'],
  ])('%s', (_, steps, verdict) => {
    expect(judge(steps).verdict).toBe(verdict);
  });

  test('are named where they meet', () => {
    const { received } = judge(inTurn({ named: done, second: { ...second, mtu: 1300 } }, {}));
    expect(received).toBe('after step 1, in the second connection: mtu: 1400 -> 1300');
  });
});

describe('in words', () => {
  const expected = 'values that the connection had or was sent';
  test.each<[string, ToldStep[], string, string]>([
    ['a pass', inTurn({ named: done }, { second: { ...second, name: 'y' } }), 'pass', 'so it is'],
    [
      'a failure',
      inTurn({}, { named: { ...done, name: 'y' } }),
      'fail',
      'after step 2, in the named connection: name: "a" -> "y"',
    ],
    [
      'a read that cannot be made',
      inTurn({}, { second: undefined }),
      'inconclusive',
      'the second connection cannot be read after step 2',
    ],
  ])('%s', (_, steps, verdict, received) => {
    expect(judge(steps)).toEqual({ verdict, expected, received });
  });
});

test('every attribute that is strange is named', () => {
  const { received } = judge(inTurn({ second: { ...second, name: 'b', mtu: 1300 } }, {}));
  expect(received).toBe('after step 1, in the second connection: name: "z" -> "b"; mtu: 1400 -> 1300');
});

test('a second connection that was not read before proves nothing', () => {
  const steps = inTurn({ named: done }, { second: { ...second, name: 'y' } });
  expect(judgeApart(sequenceExchange('apart', { named }, steps)).received).toBe(
    'the second connection cannot be read after step 2',
  );
});

test('an attribute that is gone was not there nor sent', () => {
  const { name: _, ...nameless } = named;
  const steps: ToldStep[] = [
    { updates: [{ sends: { mtu: 1300 } }], named: { ...nameless, mtu: 1300 } },
    { updates: [{ to: 'second', sends: { name: 'y' } }] },
  ];
  expect(judge(steps).verdict).toBe('fail');
});

test('an exchange without the steps of its case, and a case without steps, prove nothing', () => {
  const exchange = sequenceExchange('apart', { named, second }, inTurn({ named: done }, {}));
  const { steps: _, ...unseen } = exchange;
  const { steps: __, ...plain } = exchange.case;
  expect(judgeApart(unseen).verdict).toBe('inconclusive');
  expect(judgeApart({ ...unseen, case: plain }).verdict).toBe('inconclusive');
});

describe('where updates are refused', () => {
  const [one, two] = [{ sends: { name: 'b' } }, { to: 'second' as const, sends: { name: 'y' }, status: 409 }];

  test('in turn, a connection that took none proves nothing', () => {
    const { verdict, received } = judge([
      { updates: [one], named: done },
      { updates: [two], second },
    ]);
    expect([verdict, received]).toEqual([
      'inconclusive',
      'no update of the second connection was carried out',
    ]);
  });

  test('at the same time, one that is carried out is enough', () => {
    expect(judge([{ updates: [one, two], named: done, second }]).verdict).toBe('pass');
  });

  test('at the same time in one step, and in turn in another, one that is carried out is enough', () => {
    const steps = [{ updates: [one, two], named: { ...named, name: 'b' } }, { updates: [one] }];
    expect(judge(steps).verdict).toBe('pass');
  });

  test('at the same time, none proves nothing', () => {
    expect(judge([{ updates: [{ ...one, status: 409 }, two], named, second }]).verdict).toBe('inconclusive');
  });
});

test('a psk that only one connection has is no secret of the message', () => {
  const steps: ToldStep[] = [
    { updates: [{ sends: { psk: 'New-Key-9' } }], second: { ...second, psk: 'New-Key-9' } },
    { updates: [{ to: 'second', sends: { name: 'y' } }] },
  ];
  expect(judge(steps)).toMatchObject({ verdict: 'fail', received: expect.not.stringContaining('Key') });
});
