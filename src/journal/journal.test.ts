import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TargetError, UsageError } from '../errors.ts';
import type { Writable } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { CaseRequest } from '../model/plan.ts';
import { createJournal, type Journal } from './journal.ts';
import { journalsIn, readJournal } from './read-journal.ts';

let dir: string;
let file: string;
let journal: Journal;
const named = { url: 'https://cloud.example.org', connection: 'an-id', kit: '0.1.0' };
const state: JsonObject = { id: 'an-id', name: 'first', psk: 'a "secret" \u{1F511}', dpd: { interval: 30 } };
const writable: Writable = { attributes: { name: [], psk: [], dpd: ['interval'] }, together: [['a', 'b']] };
const update = (attributes: JsonObject): CaseRequest => ({
  body: { ipsec_site_connection: attributes },
  token: 'own',
  connection: 'named',
});

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'journal-'));
  file = join(dir, 'an-id.journal');
  journal = createJournal(file, named, () => 0);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('a journal', () => {
  test('holds the whole state, the psk included, and what the connection can be put back with', () => {
    journal.begin(state, writable);
    expect(readJournal(file)).toEqual({
      ...named,
      journal: 1,
      startedAt: '1970-01-01T00:00:00.000Z',
      state,
      writable,
      file,
      announced: 0,
    });
  });

  test("is its owner's alone, and leaves no other file", () => {
    journal.begin(state, writable);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir)).toEqual(['an-id.journal']);
  });

  test('holds what is about to be sent, line by line', () => {
    journal.begin(state, writable);
    journal.announce(update({ name: 'x' }));
    journal.announce({ raw: '{"ipsec', token: 'own', connection: 'named' });
    expect(readJournal(file)?.announced).toBe(2);
    expect(readFileSync(file, 'utf8')).toContain('"put":{"ipsec_site_connection":{"name":"x"}}');
  });

  test('is gone when it is done, and can begin anew', () => {
    journal.begin(state, writable);
    journal.done();
    journal.done();
    expect(readJournal(file)).toBeUndefined();
    journal.begin({ ...state, name: 'second' }, writable);
    expect(readJournal(file)?.state['name']).toBe('second');
  });

  test('that is there is not begun over: it holds what the connection was like at first', () => {
    journal.begin(state, writable);
    expect(() => journal.begin({ ...state, name: 'second' }, writable)).toThrow(
      'connection an-id was not put back',
    );
    expect(readJournal(file)?.state).toEqual(state);
  });

  test('that cannot be written says so, with its path and the reason', () => {
    rmSync(dir, { recursive: true });
    expect(() => journal.begin(state, writable)).toThrow(TargetError);
    expect(() => journal.begin(state, writable)).toThrow(`the journal "${file}" cannot be written (ENOENT)`);
    expect(() => journal.announce(update({}))).toThrow(/cannot be written \(ENOENT\)/);
  });
});

describe('a journal that a crash cut short', () => {
  test('anywhere behind its first line still says what the connection was like', () => {
    journal.begin(state, writable);
    const whole = statSync(file).size;
    journal.announce(update({ name: 'x' }));
    const all = readFileSync(file);
    fc.assert(
      fc.property(fc.integer({ min: whole, max: all.length }), (length) => {
        writeFileSync(file, all);
        truncateSync(file, length);
        expect(readJournal(file)?.state).toEqual(state);
        journal.announce(update({ name: 'y' }));
        const announced = readJournal(file)?.announced ?? 0;
        expect(announced).toBe(length >= all.length - 1 ? 2 : 1);
      }),
    );
  });

  test('in its first line is refused by name, never put back from', () => {
    journal.begin(state, writable);
    const all = readFileSync(file);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: all.length - 2 }), (length) => {
        writeFileSync(file, all.subarray(0, length));
        expect(() => readJournal(file)).toThrow(UsageError);
        expect(() => readJournal(file)).toThrow(`the journal "${file}" is damaged`);
      }),
    );
  });

  test('or in which a byte is another one, is refused', () => {
    journal.begin(state, writable);
    const all = readFileSync(file);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: all.length - 2 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const spoilt = Buffer.from(all);
        spoilt[at] = (spoilt[at] ?? 0) ^ by;
        writeFileSync(file, spoilt);
        let read: unknown;
        try {
          read = readJournal(file)?.state;
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
          return;
        }
        expect(read).toEqual(state);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['nothing', '', 'is damaged (its first line is not whole)'],
  ['no JSON', 'journal', 'is damaged (its first line is not whole)'],
  ['another version', '{"journal":2}', 'was written by another version of the kit'],
  ['no checksum', '{"journal":1}', 'is damaged (its checksum is wrong)'],
])('a file with %s is refused, with what to do', (_, text, words) => {
  writeFileSync(file, text);
  expect(() => readJournal(file)).toThrow(words);
  expect(() => readJournal(file)).toThrow('put the connection back by hand, then remove the file');
});

test('all journals of a folder are found, by name; without the folder there is none', () => {
  for (const id of ['b', 'a'])
    createJournal(join(dir, `${id}.journal`), { ...named, connection: id }).begin(state, writable);
  writeFileSync(join(dir, 'a.lock'), '');
  expect(journalsIn(dir).map(({ connection }) => connection)).toEqual(['a', 'b']);
  expect(journalsIn(join(dir, 'nowhere'))).toEqual([]);
  expect(() => journalsIn(file.replace('an-id', 'a'))).toThrow(
    /cannot read the folder .*ENOTDIR.*--state-dir/,
  );
});
