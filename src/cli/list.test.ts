import { describe, expect, test } from 'vitest';
import type { Clause } from '../model/clause.ts';
import { listCommand } from './list.ts';
import { printed } from './printed.test-support.ts';

type Options = Parameters<typeof listCommand>[1];
const listed = async (prefix?: string, options: Partial<Options> = {}) =>
  (await printed(() => listCommand(prefix, { profile: 'virtuozzo', ...options }))).stdout;
const clauses = async (...given: Parameters<typeof listed>): Promise<Clause[]> =>
  JSON.parse(await listed(given[0], { ...given[1], json: true }));

test('a clause is its level, its id and its title, and the last line counts', async () => {
  expect(await listed('request/mtu')).toMatch(/\n\d+ clauses\n$/);
  const lines = (await listed('request/mtu/minimum')).split('\n');
  expect(lines).toEqual([
    'must   request/mtu/minimum',
    '       only an update in which mtu is at least 68 is accepted',
    '1 clause',
    '',
  ]);
});

test('as JSON it is the clauses, without what only the kit needs', async () => {
  expect((await clauses('request/mtu/minimum')).map((one) => Object.keys(one))).toEqual([
    ['id', 'level', 'origin', 'title', 'says', 'source'],
  ]);
});

describe('chosen are', () => {
  test('all, where nothing is asked for', async () => {
    const sections = new Set((await clauses()).map(({ id }) => id.split('/')[0]));
    expect(sections).toEqual(
      new Set([
        'request',
        'response',
        'status',
        'access',
        'state',
        'sequence',
        'race',
        'robustness',
        'silence',
      ]),
    );
  });

  test('those whose ids begin so', async () => {
    const ids = (await clauses('request/dpd')).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(5);
    expect(ids.filter((id) => !id.startsWith('request/dpd'))).toEqual([]);
  });

  test('those of a level', async () => {
    expect(new Set((await clauses(undefined, { level: 'info' })).map(({ level }) => level))).toEqual(
      new Set(['info']),
    );
  });
});

test.each([
  ['nothing', {}, 'no clause begins with "nothing"'],
  ['request/mtu', { level: 'info' }, 'no clause of level info begins with "request/mtu"'],
  ['request', { profile: 'nobody' }, 'unknown profile "nobody"'],
] as const)('%s with %j is refused', async (prefix, options, words) => {
  await expect(listed(prefix, options)).rejects.toThrow(words);
});
