import type { DescribedSchema } from './document/openapi.ts';
import { treeOf } from './document/operation.ts';
import { referenceFinding, refusedExample } from './document/operation-soundness.ts';
import { endlessParts, schemaSoundness } from './document/schema-soundness.ts';
import type { Finding } from './finding.ts';
import { judgeErrorBody } from './payload/error-body.ts';
import { judgeBody } from './payload/judge-body.ts';
import { plainValue } from './read/tree.ts';
import { compileJudge, type Judge } from './schema/judge.ts';
import type { Library, Located } from './schema/library.ts';
import { normalSchema } from './schema/normal.ts';
import type { Basis } from './witness/basis.ts';
import { causeOfRefusal } from './witness/cause.ts';
import { findingsOf } from './witness/describe.ts';
import { compare, type Difference } from './witness/differences.ts';
import { fittingQuestions } from './witness/fitting-questions.ts';
import { namedIn } from './witness/informed.ts';
import { informedQuestions } from './witness/informed-questions.ts';

/** Asks schemas what they accept, and says where they part from the page. @param wrapped whether they describe whole bodies */
export function lintSchemas(
  schemas: readonly DescribedSchema[],
  basis: Basis,
  library: Library,
  wrapped = true,
): { readonly findings: readonly Finding[]; readonly notes: readonly string[] } {
  const differences: Difference[] = [];
  const findings: Finding[] = [];
  const notes: string[] = [];
  for (const { at, dialect, side, examples } of schemas) {
    const normal = normalSchema(at, dialect, library, side === 'request' ? side : 'response');
    findings.push(...schemaSoundness(normal, dialect));
    for (const { at: place, message } of normal.dangling) findings.push(referenceFinding(place, message));
    if (normal.dangling.length > 0) {
      if (typeof side === 'string')
        notes.push(`the ${side} was not compared with the page: a $ref cannot be followed`);
      continue;
    }
    if (typeof side !== 'string') {
      findings.push(
        ...examples.flatMap((one) => refusalExample(one, side.status, compileJudge(normal), basis)),
      );
      continue;
    }
    const subject = { normal, judge: compileJudge(normal), wrapped };
    const questions = fittingQuestions(basis, side, subject);
    const asked = informedQuestions(basis.contract, questions, namedIn(normal));
    const compared = compare(subject, asked, basis.clauses);
    differences.push(...compared.differences);
    for (const example of examples) {
      const tree = treeOf(example);
      const judged = tree && subject.judge(plainValue(tree));
      const cause = judged?.kind === 'refused' ? causeOfRefusal(judged.errors, normal) : undefined;
      const told = compared.differences.some((one) => one.cause.key === cause?.key);
      if (cause && !told) findings.push(refusedExample(example));
      findings.push(...judgeBody(example.document, { side, path: example.path, call: 'update' }, basis));
    }
    findings.push(...endlessParts(normal));
    notes.push(...compared.unjudged.map((why) => `the ${side} was not compared in full: ${why}`));
  }
  return { findings: [...findings, ...findingsOf(differences, basis.contract)], notes };
}

/** An example of a refusal: against the schema beside it, and against what a profile says of such a body. */
function refusalExample(example: Located, status: string, judge: Judge, basis: Basis): Finding[] {
  const tree = treeOf(example);
  const refused = tree !== undefined && judge(plainValue(tree)).kind === 'refused';
  const broken = judgeErrorBody(example.document, example.path, basis, Number(status)) ?? [];
  return [...(refused ? [refusedExample(example)] : []), ...broken];
}
