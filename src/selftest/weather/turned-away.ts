import { behind, type Disturbance } from './disturbance.ts';
import { always, bursts, disturbing, from, type When } from './when.ts';

/** Answers requests in place of the server, which does not see them. */
function turningAway(
  name: string,
  says: string,
  when: When,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  cause = new RegExp(`status ${status}`),
): Disturbance {
  return {
    name,
    says,
    expect: name.endsWith('-now-and-then') ? 'conformant' : 'incomplete',
    cause,
    start: () =>
      behind(
        disturbing(when, async () => ({
          status,
          headers: { 'content-type': 'text/plain', ...headers },
          body: 'try again',
        }))(),
      ),
  };
}

const now = bursts(3, 20);
const soon = from(30);
const seconds = { 'retry-after': '2' };
const hour = { 'retry-after': '3600' };
const past = { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' };
const far = { 'retry-after': 'Thu, 01 Jan 2099 00:00:00 GMT' };
const elsewhere = { location: 'https://login.example.org/' };

/** What stands before the server turns requests away: too many, out of order, elsewhere. */
export const turnedAway: readonly Disturbance[] = [
  turningAway('429-now-and-then', 'three requests in a row are answered 429', now, 429),
  turningAway(
    '429-with-seconds-now-and-then',
    'three requests in a row are put off by 2 s',
    now,
    429,
    seconds,
  ),
  turningAway('429-with-a-date-now-and-then', 'three requests in a row are put off to 1970', now, 429, past),
  turningAway(
    '429-far-away-again-and-again',
    'again and again three requests in a row are put off to 2099',
    now,
    429,
    far,
    /wait too long/,
  ),
  turningAway('429-for-ever', 'from one moment on every request is answered 429', soon, 429),
  turningAway('429-for-an-hour', 'from one moment on every request is put off by an hour', soon, 429, hour),
  turningAway('429-from-the-start', 'every request is answered 429', always, 429, hour),
  ...[502, 503, 504].flatMap((status) => [
    turningAway(`${status}-now-and-then`, `three requests in a row are answered ${status}`, now, status),
    turningAway(`${status}-for-ever`, `from one moment on every request is answered ${status}`, soon, status),
  ]),
  turningAway('503-from-the-start', 'every request is answered 503', always, 503),
  turningAway(
    '503-longer-than-patience',
    'again and again twelve requests in a row are answered 503',
    bursts(12, 40),
    503,
  ),
  turningAway(
    '503-for-updates',
    'from one moment on every update is answered 503',
    (count, { method }) => count >= 30 && method === 'PUT',
    503,
  ),
  turningAway('redirect-from-the-start', 'every request is sent elsewhere', always, 302, elsewhere),
  turningAway(
    'redirect-for-ever',
    'from one moment on every request is sent elsewhere',
    soon,
    307,
    elsewhere,
  ),
];
