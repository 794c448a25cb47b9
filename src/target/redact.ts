import { isObject } from '../json.ts';
import type { Json } from '../model/json.ts';

/** Takes secrets out of what is about to be shown or stored. */
export interface Redactor {
  text(value: string): string;
  /** Every `psk` of an answer or a state, and every other text with a secret in it. */
  json(value: Json): Json;
}

/** Shorter secrets would be found everywhere; they are taken out as whole values only. */
const shortest = 4;

/**
 * @param secrets values that must never be shown, by the word that takes their place
 * @param more gives those that are known by now, such as tokens
 */
export function createRedactor(
  secrets: Readonly<Record<string, string | undefined>>,
  more: () => readonly (readonly [word: string, secret: string])[] = () => [],
): Redactor {
  const known = Object.entries(secrets).flatMap(([word, value]) => (value ? [[word, value] as const] : []));
  const text = (value: string): string =>
    [...more(), ...known].sort(longestFirst).reduce((shown, [word, secret]) => {
      if (shown === secret) return `<${word}>`;
      if (secret.length < shortest) return shown;
      return shown
        .replaceAll(secret, `<${word}>`)
        .replaceAll(JSON.stringify(secret).slice(1, -1), `<${word}>`);
    }, value);
  const json = (value: Json): Json => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(json);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name.length < 12 ? name : text(name),
        name === 'psk' && typeof inner === 'string' && inner !== '' ? '<psk>' : json(inner),
      ]),
    );
  };
  return { text, json };
}

/** A secret may be a part of another one. */
function longestFirst([, left]: readonly [string, string], [, right]: readonly [string, string]): number {
  return right.length - left.length;
}
