import { applySuppressions } from './accepted/suppressions.ts';
import { readOperation } from './document/openapi.ts';
import { foreignVersion, isOpenApi, operationIn, templateIn } from './document/operation.ts';
import { deadReference } from './document/operation-soundness.ts';
import { recognisedSchema } from './document/schema.ts';
import type { FileResult, Finding, Kind } from './finding.ts';
import { lintSchemas } from './lint-schemas.ts';
import { bodiesIn } from './payload/bodies.ts';
import { isErrorBody, judgeErrorBody } from './payload/error-body.ts';
import { judgeBody } from './payload/judge-body.ts';
import { parse } from './read/parse.ts';
import { placeAt, type SourceDocument } from './read/place.ts';
import { type Problem, Unreadable } from './read/problem.ts';
import { hideSecrets, mayShowSecrets } from './read/secrets.ts';
import { readSource } from './read/source-file.ts';
import { type SourceText, sourceText } from './read/source-text.ts';
import { openLibrary } from './schema/library.ts';
import { lintTraffic } from './traffic/lint-traffic.ts';
import type { Basis } from './witness/basis.ts';

/** How files are to be taken. */
export interface LintSettings {
  /** Directories that `$ref` may lead into. */
  readonly roots: readonly string[];
  /** What schemas and bodies are taken for; by their content where this is absent. */
  readonly as?: 'request' | 'response';
}

/** A file to lint. `named`: somebody asked for it by name, and so wants to hear if it cannot be read. */
export interface LintedFile {
  readonly file: string;
  readonly named: boolean;
}

type Judged = Pick<FileResult, 'kinds' | 'notes' | 'findings'>;

/** Reads one file, finds out what it is, and holds it against the page. Never throws for what is in the file. */
export function lintFile({ file, named }: LintedFile, basis: Basis, settings: LintSettings): FileResult {
  try {
    return lintText(readSource(file), basis, settings, named);
  } catch (error) {
    return unreadable(sourceText(file, ''), error, named);
  }
}

/** The same for a text that was read. */
export function lintText(source: SourceText, basis: Basis, settings: LintSettings, named = true): FileResult {
  try {
    const { form, trees, problems } = parse(source);
    for (const tree of trees) hideSecrets(source, tree);
    const documents = trees.map((root, index) => ({
      source,
      root,
      ...(trees.length > 1 && { number: index + 1 }),
    }));
    const { kinds, notes, findings } = lintTrees(documents, basis, settings);
    const about = kinds.length > 0 || named;
    const all = [...(about ? problems.map((one) => problemFinding(source, one)) : []), ...findings];
    const { findings: left, ...accepted } = applySuppressions(
      documents,
      form === 'yaml',
      distinct(all).sort(byPlace),
    );
    const more =
      left.length > mostFindings ? [`${left.length - mostFindings} more findings are not shown`] : [];
    return {
      file: source.file,
      kinds,
      notes: [...notes, ...more],
      findings: left.slice(0, mostFindings),
      ...accepted,
    };
  } catch (error) {
    return unreadable(source, error, named || aboutThisCall.test(source.text));
  }
}

/** Findings of one file that are kept; the worst ones would be many of a kind. */
const mostFindings = 1000;

/** A schema that both sides refer to is looked at twice. */
function distinct(findings: readonly Finding[]): Finding[] {
  const key = ({ rule, message, place: { file, line, column } }: Finding) =>
    JSON.stringify([rule, message, file, line, column]);
  return [...new Map(findings.map((one) => [key(one), one])).values()];
}

function byPlace({ place: a }: Finding, { place: b }: Finding): number {
  return a.line - b.line || a.column - b.column;
}

const aboutThisCall = /ipsec[_-]site[_-]connection/;

/** @throws whatever is not about the file */
function unreadable(source: SourceText, error: unknown, told: boolean): FileResult {
  if (!(error instanceof Unreadable)) throw error;
  return {
    file: source.file,
    kinds: [],
    notes: ['the file cannot be read'],
    findings: told ? [withoutSecrets(error.source ?? source, error.problem)] : [],
    suppressed: [],
    stale: [],
  };
}

/** The lines of a file that could not be read are shown only where nothing around them names a secret. */
function withoutSecrets(source: SourceText, problem: Problem): Finding {
  const finding = problemFinding(source, problem);
  const start = problem.at?.start ?? 0;
  const around = source.text.slice(Math.max(0, start - 1000), start + 1000);
  return mayShowSecrets(around) ? { ...finding, place: { ...finding.place, frame: [] } } : finding;
}

function lintTrees(documents: readonly SourceDocument[], basis: Basis, settings: LintSettings): Judged {
  const [document] = documents;
  if (!document) return nothing('the file is empty');
  if (isOpenApi(document.root)) return lintOpenApi(document, basis, settings);
  const schema = recognisedSchema(document.root);
  if (schema) {
    const { dialect, wrapped } = schema;
    const side = settings.as ?? schema.side;
    const library = openLibrary(settings.roots);
    const compared = lintSchemas(
      [{ side, dialect, at: { document, path: [] }, examples: [] }],
      basis,
      library,
      wrapped,
    );
    return { ...compared, kinds: [`${side} schema`] };
  }
  const traffic = lintTraffic(documents, basis);
  if (traffic) return { kinds: ['traffic'], notes: [], findings: traffic };
  return lintBodies(documents, basis, settings);
}

function lintBodies(documents: readonly SourceDocument[], basis: Basis, { as }: LintSettings): Judged {
  const errors = documents
    .filter(({ root }) => isErrorBody(root))
    .map((document) => judgeErrorBody(document, [], basis));
  const judged = errors.filter((one) => one !== undefined);
  const found = documents
    .filter(({ root }) => !isErrorBody(root))
    .flatMap((document) => bodiesIn(document.root, as).map((body) => ({ document, body })));
  if (found.length === 0 && judged.length === 0)
    return nothing(
      errors.length > 0
        ? 'the page says nothing of the bodies of errors'
        : 'nothing in it is about this call',
    );
  const kinds = found.map(({ body }): Kind => `${body.side} body`);
  return {
    kinds: [...new Set([...kinds, ...(judged.length > 0 ? (['error body'] as const) : [])])],
    notes: [],
    findings: [...found.flatMap(({ document, body }) => judgeBody(document, body, basis)), ...judged.flat()],
  };
}

function lintOpenApi(document: SourceDocument, basis: Basis, { roots }: LintSettings): Judged {
  const version = foreignVersion(document.root);
  if (version !== undefined) return nothing(`OpenAPI "${version}" is not read: 3.0, 3.1 and 3.2 are`);
  const library = openLibrary(roots);
  const operation = operationIn(document, library);
  if (!operation) {
    const path = templateIn(document);
    const dead = path === undefined ? [] : deadReference({ document, path: ['paths', path] }, library);
    if (dead.length > 0) return { kinds: ['openapi'], notes: ['the call cannot be read'], findings: dead };
    return nothing('an OpenAPI document without PUT .../vpn/ipsec-site-connections/{id}');
  }
  const { schemas, findings } = readOperation(document, operation, basis.contract, library);
  const compared = lintSchemas(schemas, basis, library);
  return { kinds: ['openapi'], notes: compared.notes, findings: [...findings, ...compared.findings] };
}

function nothing(note: string): Judged {
  return { kinds: [], notes: [note], findings: [] };
}

/** A problem with the file itself, as a finding. */
export function problemFinding(source: SourceText, { rule, message, fix, at }: Problem): Finding {
  return {
    rule,
    says: '',
    source: '',
    level: 'error',
    message,
    place: placeAt(source, at ?? { start: 0, end: 0 }),
    fix,
    also: [],
  };
}
