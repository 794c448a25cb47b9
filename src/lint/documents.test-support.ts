import { page } from '../contract/contract.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { FileResult } from './finding.ts';
import { type LintSettings, lintText } from './lint-file.ts';
import { sourceText } from './read/source-text.ts';
import { type Basis, basisOf } from './witness/basis.ts';

/** The contract of the page, asked once for all tests. */
export const basis: Basis = basisOf('virtuozzo', 4);

/** The page as an OpenAPI document of anybody: without the kit's own keywords. */
export const plainDocument = stripped(page()) as JsonObject;

/** Lints a text as if it were a file of that name. */
export function lintOf(text: string, file = 'api.yaml', settings: LintSettings = { roots: [] }): FileResult {
  return lintText(sourceText(file, text), basis, settings);
}

/** Lints a value written as JSON. */
export function lintJson(value: Json, settings?: LintSettings): FileResult {
  return lintOf(JSON.stringify(value, null, 2), 'api.json', settings);
}

function stripped(value: Json): Json {
  if (Array.isArray(value)) return value.map(stripped);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith('x-'))
      .map(([key, inner]) => [key, stripped(inner)]),
  );
}
