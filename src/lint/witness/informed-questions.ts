import { clauseOf } from '../../contract/constraint.ts';
import type { Contract } from '../../contract/contract.ts';
import { withValue } from '../../generate/body.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { unwrapped, wrap } from '../../wrapper.ts';
import type { Named } from './informed.ts';
import { isAskable, type Question, type Questions } from './question.ts';

/** Above this a size or a time is not surely valid: the page states no upper limit, and none is asked for. */
const surelyValidUpTo = 9000;

/** The same questions, and those that the schema's own members and limits suggest. */
export function informedQuestions(contract: Contract, questions: Questions, named: Named): Questions {
  const { side, judge, isStatedValid } = questions;
  const valid: Question[] = [];
  const breaking: Question[] = [];
  for (const constraint of contract.constraints) {
    if (constraint.side !== side || !isAskable(constraint)) continue;
    const { place, keyword } = constraint;
    const clause = clauseOf(constraint);
    for (const value of valuesFor(keyword, named)) {
      const body = wrap(withValue(baseFor(questions, place), place, value));
      const broken = judge(body).filter((one) => one.keyword !== 'x-expected');
      if (broken.some(({ id }) => id === constraint.id)) {
        if (broken.every((one) => one.place.join('/') === place.join('/')))
          breaking.push({ clause, body, breaks: { place, keyword } });
      } else if (typeof value === 'number' && value <= surelyValidUpTo && isStatedValid(body)) {
        valid.push({ clause, body });
      }
    }
  }
  return {
    ...questions,
    valid: [...questions.valid, ...valid],
    breaking: [...questions.breaking, ...breaking],
  };
}

function valuesFor(keyword: string, { members, limits }: Named): readonly Json[] {
  if (keyword === 'enum') return members.filter((one) => typeof one === 'string');
  return keyword === 'minimum' || keyword === 'exclusiveMinimum' ? limits : [];
}

/** A body in which a value at the place stands alone, as far as the page allows that. */
function baseFor({ side, base }: Questions, place: readonly string[]): JsonObject {
  const connection = unwrapped(base);
  const dpd = { action: 'hold', interval: place.at(-1) === 'timeout' ? 1 : 30, timeout: surelyValidUpTo };
  if (side === 'response' && connection) return place[0] === 'dpd' ? { ...connection, dpd } : connection;
  return place[0] === 'dpd' && place.length > 1 ? { dpd } : {};
}
