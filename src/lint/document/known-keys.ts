import type { Finding } from '../finding.ts';
import { nearest } from '../payload/nearest.ts';
import { members } from '../read/tree.ts';
import type { Library, Located } from '../schema/library.ts';
import { below, followed, type Operation, treeOf } from './operation.ts';
import { documentFinding } from './schema-soundness.ts';

const ofOperations = [
  'tags',
  'summary',
  'description',
  'externalDocs',
  'operationId',
  'parameters',
  'requestBody',
  'responses',
  'callbacks',
  'deprecated',
  'security',
  'servers',
];
const ofBodies = ['description', 'content', 'required'];
const ofAnswers = ['summary', 'description', 'headers', 'content', 'links'];

/** Keys that OpenAPI does not have in an operation, its body and its answers, and answers without a description. */
export function keyFindings({ at }: Operation, library: Library): Finding[] {
  const responses = below(at, 'responses');
  const answers = members(responses && treeOf(responses))
    .filter(([status]) => !status.startsWith('x-'))
    .flatMap(([status]) => below(at, 'responses', status) ?? []);
  const body = below(at, 'requestBody');
  return [
    ...unknownKeys(at, ofOperations),
    ...(body ? unknownKeys(followed(body, library), ofBodies) : []),
    ...answers.flatMap((one) => {
      const answer = followed(one, library);
      return [...unknownKeys(answer, ofAnswers), ...(answer ? undescribed(answer) : [])];
    }),
  ];
}

function unknownKeys(at: Located | undefined, known: readonly string[]): Finding[] {
  return members(at && treeOf(at)).flatMap(([key]) => {
    if (!at || known.includes(key) || key.startsWith('x-') || key.startsWith('$')) return [];
    const meant = nearest(key, known);
    const message = `there is no key ${JSON.stringify(key.slice(0, 60))} here: readers pass it over, or refuse the document`;
    const fix = meant === undefined ? 'Take it out.' : `Did you mean "${meant}"?`;
    return [documentFinding(at, key, 'unknown-key', 'warning', message, fix)];
  });
}

function undescribed(at: Located): Finding[] {
  if (below(at, 'description')) return [];
  const fix = 'Say in a description what it means.';
  return [documentFinding(at, '', 'description', 'warning', 'the answer has no description', fix)];
}
