import { createHmac, randomBytes } from 'node:crypto';
import { isMasked } from '../check/stored.ts';
import { isObject } from '../json.ts';
import type { Json } from '../model/json.ts';
import type { Redactor } from '../target/redact.ts';
import { textsIn } from './open-values.ts';

/**
 * Replaces secrets by keyed marks such as `<psk:9f86d081884c7d659a2feaa0c55ad015>`: the same value has the same mark, so
 * that checks find equal what was equal, and without the key nobody can try values. What everybody may know stays.
 */
export interface Seal {
  text(value: string): string;
  /** Every text and every number that is a secret; and whatever stands under `psk`, but for a mask. The same object gives the same. */
  json(value: Json): Json;
  headers(values: Readonly<Record<string, string>>): Record<string, string>;
  /** The word of a secret that a text shows, such as a file before it is signed; short ones are found everywhere. */
  leakIn(text: string): string | undefined;
  /** Makes every text in a value one that everybody may know, such as those of a case. */
  allow(value: Json): void;
}

/** What a seal goes by. */
export interface SealOptions {
  /** Without it a random one: then nobody can ever try values. */
  readonly key?: Uint8Array | undefined;
  /** Texts that everybody may know. */
  readonly open?: ReadonlySet<string>;
  /** Those that are known by now, such as tokens, each with the word that its mark begins with; they only become more. */
  readonly secrets: () => readonly (readonly [word: string, secret: string])[];
}

/** Shorter secrets would be found everywhere; they are replaced as whole values only. */
const shortest = 4;
/** Shorter secrets are not looked for inside of addresses and ids. */
const distinctive = 16;
/** Digits of a number that is no limit of an attribute. */
const longNumber = 8;
/** Ids, addresses, networks and times: they are compared and read by format. */
const structured = /^[\da-fA-F.:/TZ-]+$/;
/** A secret as it may stand in a text: by itself, and within a JSON text. */
interface Hidden {
  readonly word: string;
  readonly secret: string;
  readonly quoted: string;
}

/** Texts whose sealed form is kept, such as ids and header values, and how long they are at most. */
const remembered = { most: 4096, length: 200 };

const secretHeaders = new Set(['set-cookie', 'authorization', 'x-auth-token', 'x-subject-token']);

export function createSeal({ key = randomBytes(32), open = new Set(), secrets }: SealOptions): Seal {
  const allowed = new Set<string>();
  const isOpen = (value: string) => open.has(value) || allowed.has(value);
  const marks = new Map<string, string>();
  const digest = (value: string) => {
    const known = marks.get(value);
    if (known !== undefined) return known;
    const made = createHmac('sha256', key).update(value).digest('hex').slice(0, 32);
    marks.set(value, made);
    return made;
  };
  const mark = (word: string, value: string) => `<${word}:${digest(value)}>`;
  let listed = -1;
  let hiding: readonly Hidden[] = [];
  let done = new WeakMap<object, Json>();
  const texts = new Map<string, string>();
  const hidden = () => {
    const all = secrets();
    if (all.length === listed) return hiding;
    listed = all.length;
    hiding = all
      .filter(([, secret]) => secret !== '' && !isOpen(secret))
      .toSorted(([, left], [, right]) => right.length - left.length)
      .map(([word, secret]) => ({ word, secret, quoted: JSON.stringify(secret).slice(1, -1) }));
    done = new WeakMap();
    texts.clear();
    return hiding;
  };
  const text = (value: string, known = hidden()): string => {
    const before = texts.get(value);
    if (before !== undefined) return before;
    const shown = isOpen(value) ? value : withMarks(value, known);
    if (value.length > remembered.length) return shown;
    if (texts.size >= remembered.most) texts.clear();
    texts.set(value, shown);
    return shown;
  };
  const withMarks = (value: string, known: readonly Hidden[]) => {
    let shown = value;
    for (const { word, secret, quoted } of known) {
      if (value === secret) return mark(word, secret);
      if (secret.length < shortest || (secret.length < distinctive && structured.test(value))) continue;
      for (const written of [secret, quoted])
        if (shown.includes(written)) shown = shown.replaceAll(written, mark(word, secret));
    }
    return shown;
  };
  const json = (value: Json, known: ReturnType<typeof hidden>, name = ''): Json => {
    if (typeof value === 'string') {
      return name === 'psk' && !isOpen(value) && !isMasked(value) ? mark('psk', value) : text(value, known);
    }
    if (typeof value === 'number') {
      const digits = String(value);
      const telling = name === 'psk' || digits.length >= longNumber;
      return telling && known.some(({ secret }) => secret === digits)
        ? Number.parseInt(digest(String(value)).slice(0, 12), 16)
        : value;
    }
    if (Array.isArray(value)) return value.map((item) => json(item, known));
    if (!isObject(value)) return value;
    let changed = false;
    const shown = Object.entries(value).map(([key, inner]): [string, Json] => {
      const sealed: [string, Json] = [key.length < 12 ? key : text(key, known), json(inner, known, key)];
      changed ||= sealed[0] !== key || sealed[1] !== inner;
      return sealed;
    });
    return changed ? Object.fromEntries(shown) : value;
  };
  return {
    text: (value) => text(value),
    json(value) {
      const known = hidden();
      if (typeof value !== 'object' || value === null) return json(value, known);
      const shown = done.get(value) ?? json(value, known);
      done.set(value, shown);
      return shown;
    },
    headers(values) {
      const known = hidden();
      const shown = Object.entries(values).map(([name, value]) => {
        const sealed = text(value, known);
        return [name, secretHeaders.has(name) && sealed === value ? mark(name, value) : sealed];
      });
      return Object.fromEntries(shown);
    },
    leakIn: (shown) =>
      hidden().find(
        ({ secret, quoted }) =>
          secret.length >= distinctive / 2 && (shown.includes(secret) || shown.includes(quoted)),
      )?.word,
    allow(value) {
      for (const one of textsIn(value)) allowed.add(one);
      listed = -1;
    },
  };
}

/** What people read of what was sealed: `<psk>` is enough for them. */
export const shownSealed: Redactor = {
  text: (value) => value.replace(/<([\w-]+):[\da-f]{32}>/g, '<$1>'),
  json(value) {
    if (typeof value === 'string') return shownSealed.text(value);
    if (Array.isArray(value)) return value.map(shownSealed.json);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        shownSealed.text(name),
        name === 'psk' && typeof inner === 'string' && inner !== '' ? '<psk>' : shownSealed.json(inner),
      ]),
    );
  },
};
