import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import SwaggerParser from '@apidevtools/swagger-parser';
import { type Schema, Validator } from '@cfworker/json-schema';
import { describe, expect, test } from 'vitest';
import { exportCommand } from '../cli/export.ts';
import { offlinePlan } from '../cli/offline-plan.ts';
import { printed } from '../cli/printed.test-support.ts';
import { contractOf } from '../contract/contract.ts';
import { profileNames } from '../contract/profiles.ts';
import { lintText } from '../lint/lint-file.ts';
import { sourceText } from '../lint/read/source-text.ts';
import { basisOf } from '../lint/witness/basis.ts';
import type { Json } from '../model/json.ts';

type Format = Parameters<typeof exportCommand>[0];
type Broken = { readonly id: string; readonly level: string };
type Options = Parameters<typeof exportCommand>[1];
const exported = async (format: Format, options: Partial<Options> = {}) =>
  (await printed(() => exportCommand(format, { profile: 'virtuozzo', family: 4, module: 'esm', ...options })))
    .stdout;
const folder = () => mkdtempSync(join(tmpdir(), 'export-'));
const names = profileNames();

/** Bodies of a plan with what the contract says of them. */
function bodiesOf(profile: string): { body: Json; broken: readonly Broken[] }[] {
  const contract = contractOf(profile, 4);
  return offlinePlan(profile, 4, 'deep', 1, ['request/']).cases.flatMap(({ request: { body } }) => {
    if (body === undefined) return [];
    return [{ body, broken: contract.request(body).filter(({ level }) => level !== 'info') }];
  });
}

describe.each(names)('profile %s', (profile) => {
  test('its request schema says what the contract says, but for the order of two values', async () => {
    const validator = new Validator(
      JSON.parse(await exported('request-schema', { profile })) as Schema,
      '2020-12',
    );
    const wrong = bodiesOf(profile).filter(({ body, broken }) => {
      const refused = broken.some(({ id }) => !id.endsWith('/x-greater-than'));
      return validator.validate(body).valid === refused;
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test('its OpenAPI document is one, and lint finds nothing in it', async () => {
    const text = await exported('openapi', { profile });
    await expect(SwaggerParser.validate(JSON.parse(text))).resolves.toBeDefined();
    const { kinds, findings } = lintText(sourceText('api.json', text), basisOf(profile, 4), { roots: [] });
    expect(kinds).toEqual(['openapi']);
    expect(findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
  });

  test('its validator names the clauses that the contract names', async () => {
    const file = join(folder(), 'validator.mjs');
    writeFileSync(file, await exported('validator', { profile }));
    const { validateRequest } = (await import(pathToFileURL(file).href)) as {
      validateRequest(body: Json): { valid: boolean; violations: { clause: string | null }[] };
    };
    for (const { body, broken } of bodiesOf(profile)) {
      const { valid, violations } = validateRequest(body);
      expect(valid, JSON.stringify(body)).toBe(broken.every(({ level }) => level !== 'must'));
      const own = violations.map(({ clause }) => clause);
      expect(own.sort(), JSON.stringify(body)).toEqual(broken.map(({ id }) => id).sort());
    }
  });
});

test.each(['esm', 'cjs'] as const)('the validator as %s runs alone, without any package', async (module) => {
  const cwd = folder();
  const text = await exported('validator', { module, profile: 'otc' });
  writeFileSync(join(cwd, module === 'esm' ? 'v.mjs' : 'v.cjs'), text);
  const load =
    module === 'esm'
      ? "import { validateRequest } from './v.mjs';"
      : "const { validateRequest } = require('./v.cjs');";
  writeFileSync(
    join(cwd, module === 'esm' ? 'm.mjs' : 'm.cjs'),
    `${load}
const of = (dpd, stored) => validateRequest({ ipsec_site_connection: { dpd } }, stored).violations.map((one) => one.clause);
console.log(JSON.stringify([of({ interval: 10 }, { dpd: { timeout: 9 } }), of({ interval: 10 }), of({ interval: 0 })]));`,
  );
  const printedText = execFileSync(process.execPath, [module === 'esm' ? 'm.mjs' : 'm.cjs'], {
    cwd,
    encoding: 'utf8',
  });
  expect(JSON.parse(printedText)).toEqual([
    ['request/dpd/timeout/x-greater-than'],
    [],
    ['request/dpd/interval/exclusiveMinimum'],
  ]);
});

test('the types take the examples of the page, and refuse what is of another type', async () => {
  const cwd = folder();
  const { request, response } = contractOf('virtuozzo', 4).examples;
  writeFileSync(join(cwd, 'types.ts'), await exported('types'));
  const compile = (attributes: string) => {
    writeFileSync(
      join(cwd, 'use.ts'),
      `import type { UpdateRequest, UpdateResponse } from './types.ts';
export const a: UpdateRequest = ${JSON.stringify(request)};
export const b: UpdateResponse = ${JSON.stringify(response)};
export const c: UpdateRequest = { ipsec_site_connection: ${attributes} };\n`,
    );
    const tsc = join(process.cwd(), 'node_modules/typescript/bin/tsc');
    const args = [
      tsc,
      '--noEmit',
      '--strict',
      '--allowImportingTsExtensions',
      '--module',
      'nodenext',
      'use.ts',
    ];
    return execFileSync(process.execPath, args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  };
  expect(compile('{ mtu: 1500, dpd: { action: "hold" } }')).toBe('');
  for (const bad of ['{ mtu: "1500" }', '{ initiator: "nobody" }', '{ dpd: "x" }'])
    expect(() => compile(bad)).toThrow();
});

test('bodies are files named after their clauses, or JSON lines', async () => {
  const out = folder();
  expect(await exported('bodies', { out })).toBe('');
  expect(readdirSync(join(out, 'valid'))).toContain('request.mtu.accepted-1.json');
  const lines = (await exported('bodies'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.length).toBeGreaterThan(150);
  for (const { name, clause, valid, body } of lines) {
    expect(JSON.parse(readFileSync(join(out, name), 'utf8'))).toEqual(body);
    const broken = contractOf('virtuozzo', 4)
      .request(body)
      .map(({ id }) => id);
    if (valid) expect(broken).toEqual([]);
    else expect(broken).toContain(clause);
  }
});
