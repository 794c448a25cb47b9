import type { WireAnswer } from '../../reference/fault.ts';
import { behind, type Disturbance } from './disturbance.ts';
import { always, bursts, disturbing, from, type When } from './when.ts';

type Spoil = (answer: WireAnswer) => WireAnswer;

const now = bursts(2, 17);
const soon = from(30);

const cut: Spoil = (answer) => ({ ...answer, body: answer.body.slice(0, answer.body.length / 2) });
const emptied: Spoil = (answer) => ({ ...answer, body: '' });
const portal: Spoil = () => ({
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Welcome</title><form action="/login"><input name="room"></form>',
});

/** Spoils answers on their way back; the server did what it was asked. */
function spoiling(name: string, says: string, when: When, spoil: Spoil, cause: RegExp): Disturbance {
  return {
    name,
    says,
    expect: name.endsWith('-now-and-then') ? 'conformant' : 'incomplete',
    cause,
    start: () =>
      behind(
        disturbing(when, async (request, send) => {
          const answer = await send(request);
          return answer && spoil(answer);
        })(),
      ),
  };
}

/** Answers that break off, are empty or come from somebody else. */
export const spoiltAnswers: readonly Disturbance[] = [
  spoiling('json-cut-now-and-then', 'now and then an answer breaks off in its middle', now, cut, /not JSON/),
  spoiling('json-cut-for-ever', 'from one moment on every answer breaks off', soon, cut, /not JSON/),
  spoiling(
    'json-cut-from-the-start',
    'every answer breaks off in its middle',
    always,
    cut,
    /not with a connection/,
  ),
  spoiling('empty-now-and-then', 'now and then an answer has no body', now, emptied, /not JSON/),
  spoiling('empty-for-ever', 'from one moment on no answer has a body', soon, emptied, /not JSON/),
  spoiling('portal-now-and-then', 'now and then a login page answers 200', now, portal, /HTML/),
  spoiling('portal-for-ever', 'from one moment on a login page answers 200', soon, portal, /not JSON/),
  spoiling('portal-from-the-start', 'a login page answers 200', always, portal, /not with a connection/),
];
