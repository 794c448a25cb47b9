import type { Contract } from '../../contract/contract.ts';
import type { Finding } from '../finding.ts';
import { placeOf, type SourceDocument } from '../read/place.ts';
import { isTrue, member, type TreePath, textOf } from '../read/tree.ts';
import type { Dialect } from '../schema/dialect.ts';
import { dialectOf } from '../schema/dialect.ts';
import type { Library, Located } from '../schema/library.ts';
import type { Side } from '../schema/other-side.ts';
import { keyFindings } from './known-keys.ts';
import { below, followed, type Operation, treeOf } from './operation.ts';
import { mediaExamples, operationSoundness } from './operation-soundness.ts';
import {
  answerExamples,
  answerSchema,
  documentsUpdate,
  otherAnswers,
  requestBody,
  statusFindings,
} from './statuses.ts';

/** A schema of the operation, and which side of an exchange it describes. */
export interface DescribedSchema {
  /** `status`: an answer with that one, of which the page shows no body. */
  readonly side: Side | { readonly status: string };
  readonly at: Located;
  readonly dialect: Dialect;
  /** Bodies that the document shows beside it. */
  readonly examples: readonly Located[];
}

/** What an operation says besides its schemas, and the schemas to ask. */
export function readOperation(
  document: SourceDocument,
  operation: Operation,
  contract: Contract,
  library: Library,
): { readonly schemas: readonly DescribedSchema[]; readonly findings: readonly Finding[] } {
  const dialect = dialectFor(document);
  const request = requestBody(operation, library);
  const answer = answerSchema(operation, library);
  const schemas: DescribedSchema[] = [
    ...(request?.schema
      ? [
          {
            side: 'request' as const,
            at: request.schema,
            dialect,
            examples: mediaExamples(request.body, library),
          },
        ]
      : []),
    ...(answer
      ? [{ side: 'response' as const, at: answer, dialect, examples: answerExamples(operation, library) }]
      : []),
    ...otherAnswers(operation, library).map(({ status, ...one }) => ({ ...one, side: { status }, dialect })),
  ];
  return {
    schemas,
    findings: [
      ...operationSoundness(operation, document, library),
      ...keyFindings(operation, library),
      ...statusFindings(operation, contract),
      ...(isDead(operation, library, 'requestBody') ? [] : bodyFindings(operation, request, contract)),
      ...(answer || !documentsUpdate(operation) || isDead(operation, library, 'responses', '200')
        ? []
        : [missingAnswer(operation, contract)]),
    ],
  };
}

/** Whether a part is there, and a reference to nothing: that is told elsewhere. */
function isDead({ at }: Operation, library: Library, ...path: TreePath): boolean {
  const part = below(at, ...path);
  return part !== undefined && followed(part, library) === undefined;
}

function dialectFor({ root }: SourceDocument): Dialect {
  const version = textOf(member(root, 'openapi')) ?? '';
  if (version.startsWith('3.0')) return 'openapi-3.0';
  return dialectOf(textOf(member(root, 'jsonSchemaDialect')));
}

function bodyFindings(
  { at }: Operation,
  request: ReturnType<typeof requestBody>,
  contract: Contract,
): Finding[] {
  const source = 'request-ipsec_site_connection';
  const common = { source, says: contract.rows[source] ?? '', level: 'error' as const, also: [] };
  if (!request?.schema) {
    const where = request?.body ?? at;
    return [
      {
        ...common,
        rule: 'request/body/type',
        message: 'has no JSON request body, which the page asks for',
        place: placeOf(where.document, where.path),
        fix: 'Describe requestBody with the media type application/json and a schema.',
      },
    ];
  }
  if (isTrue(member(treeOf(request.body), 'required'))) return [];
  return [
    {
      ...common,
      rule: 'request/body/type',
      message: 'accepts a request without a body, which the page forbids',
      witness: { verdict: 'accepted' },
      place: placeOf(request.body.document, request.body.path),
      fix: 'Say required: true beside content.',
    },
  ];
}

function missingAnswer({ at }: Operation, contract: Contract): Finding {
  const source = 'response-ipsec_site_connection';
  return {
    rule: 'response/body/type',
    source,
    says: contract.rows[source] ?? '',
    level: 'error',
    message: 'describes no JSON body of the answer with status 200',
    place: placeOf(at.document, [...at.path, 'responses']),
    fix: 'Describe the answer with the media type application/json and a schema.',
    also: [],
  };
}
