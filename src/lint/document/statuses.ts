import type { Contract } from '../../contract/contract.ts';
import type { Finding, Ground } from '../finding.ts';
import { placeOf } from '../read/place.ts';
import { members } from '../read/tree.ts';
import type { Library, Located } from '../schema/library.ts';
import { below, followed, jsonSchemaOf, type Operation, treeOf } from './operation.ts';
import { mediaExamples } from './operation-soundness.ts';

const documented = ['200', '400', '401', '404'] as const;

/** What an operation says of its answers: the statuses of the page that it leaves out. */
export function statusFindings({ at }: Operation, contract: Contract): Finding[] {
  const responses = below(at, 'responses');
  const codes = members(responses && treeOf(responses)).map(([code]) => code.toUpperCase());
  const covers = (status: string) =>
    codes.includes(status) ||
    codes.includes(`${status[0]}XX`) ||
    (status !== '200' && codes.includes('DEFAULT'));
  const [first, ...rest] = documented
    .filter((status) => !covers(status))
    .map((status) => ground(status, contract));
  if (!first) return [];
  const where = responses ?? at;
  return [
    {
      ...first,
      level: first.rule === 'status/200' ? 'error' : 'warning',
      place: placeOf(where.document, where.path),
      fix: `Document ${[first, ...rest].map(({ rule }) => rule.replace('status/', '')).join(', ')} under responses.`,
      also: rest,
    },
  ];
}

function ground(status: string, contract: Contract): Ground {
  const says = contract.rows[`status-${status}`] ?? '';
  return {
    rule: `status/${status}`,
    says,
    source: `status-${status}`,
    message: `does not document status ${status}`,
  };
}

/** The schema of the answer to an update that was carried out. */
export function answerSchema(operation: Operation, library: Library): Located | undefined {
  const answer = answerOf(operation, library);
  return answer && jsonSchemaOf(answer);
}

/** The examples of that answer. */
export function answerExamples(operation: Operation, library: Library): readonly Located[] {
  const answer = answerOf(operation, library);
  return answer ? mediaExamples(answer, library) : [];
}

/** Says whether an operation documents what answers an update that was carried out. */
export function documentsUpdate({ at }: Operation): boolean {
  return ['200', '2XX', '2xx'].some((status) => below(at, 'responses', status) !== undefined);
}

function answerOf({ at }: Operation, library: Library): Located | undefined {
  const response = below(at, 'responses', '200') ?? below(at, 'responses', '2XX');
  return response && followed(response, library);
}

/** Schemas of the other answers, refusals above all, with their status as it stands in the document. */
export function otherAnswers(
  { at }: Operation,
  library: Library,
): { readonly status: string; readonly at: Located; readonly examples: readonly Located[] }[] {
  const responses = below(at, 'responses');
  return members(responses && treeOf(responses)).flatMap(([status]) => {
    const own = /^2(00|XX)$/i.test(status) ? undefined : below(at, 'responses', status);
    const answer = own && followed(own, library);
    const schema = answer && jsonSchemaOf(answer);
    return schema ? [{ status, at: schema, examples: mediaExamples(answer, library) }] : [];
  });
}

/** The body of a request, and its schema. */
export function requestBody(
  { at }: Operation,
  library: Library,
): { readonly body: Located; readonly schema: Located | undefined } | undefined {
  const own = below(at, 'requestBody');
  const body = own && followed(own, library);
  return body && { body, schema: jsonSchemaOf(body) };
}
