import { describe, expect, test } from 'vitest';
import { behind, type Disturbance } from './disturbance.ts';
import { bear, judgeWeather, weatherNames } from './judge-weather.ts';
import { weather } from './weather.ts';
import { always, disturbing } from './when.ts';

test('names are unique, in kebab case, and at least 25', () => {
  const names = weatherNames();
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
  expect(names.length).toBeGreaterThanOrEqual(25);
});

describe.each([...new Set(weather.map(({ expect: verdict }) => verdict))])(
  '%s, with its cause',
  (verdict) => {
    test.concurrent.each(
      weather.filter((one) => one.expect === verdict).map((one) => [one.name, one] as const),
    )('%s', async (_, disturbance) => {
      expect(await bear(disturbance)).toMatchObject({ ok: true, verdict, wrong: [] });
    });
  },
);

describe('what the kit gets wrong is told', () => {
  const calm: Disturbance = {
    name: 'calm',
    says: 'nothing happens',
    expect: 'conformant',
    cause: /(?:)/,
    start: () => behind((request, send) => send(request)),
  };

  test.each<[string, Partial<Disturbance>, RegExp]>([
    [
      'another verdict',
      { expect: 'incomplete' },
      /^calm \(nothing happens\): the verdict is conformant, not/,
    ],
    ['another cause', { cause: /storm/ }, /: the reason "" does not match \/storm\/$/],
    [
      'an accusation',
      {
        expect: 'incomplete',
        start: () =>
          behind(async (request, send) => {
            const answer = await send(request);
            return answer && request.method === 'PUT' && answer.status === 200
              ? { ...answer, status: 202 }
              : answer;
          }),
      },
      /: status\/200\/update is fail$/,
    ],
    [
      'a breakdown',
      {
        start: () =>
          behind(
            disturbing(always, async () => {
              throw new Error('boom');
            })(),
          ),
      },
      /^calm \(nothing happens\): boom$/,
    ],
  ])('%s', async (_, parts, line) => {
    const { ok, wrong } = await bear({ ...calm, ...parts });
    expect(ok).toBe(false);
    expect(wrong).toContainEqual(expect.stringMatching(line));
  });

  test('and calm is borne', async () => {
    expect(await bear(calm)).toMatchObject({ ok: true, verdict: 'conformant', reason: '', wrong: [] });
  });
});

test('a disturbance is judged by its name, and an unknown name is told', async () => {
  expect(await judgeWeather('429-for-ever')).toEqual([]);
  expect(await judgeWeather('frogs')).toEqual(['there is no disturbance frogs']);
});
