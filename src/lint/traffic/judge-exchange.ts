import { isMasked, leavesOf, storedAs, at as valueAt } from '../../check/stored.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { passingStatuses } from '../../passing-statuses.ts';
import { unwrapped } from '../../wrapper.ts';
import type { Ground, LintLevel } from '../finding.ts';
import { judgeErrorBody } from '../payload/error-body.ts';
import { judgeBody } from '../payload/judge-body.ts';
import { jsonTree } from '../read/json-tree.ts';
import { Unreadable } from '../read/problem.ts';
import { sourceText } from '../read/source-text.ts';
import { plainValue, type Tree } from '../read/tree.ts';
import type { Side } from '../schema/other-side.ts';
import type { Basis } from '../witness/basis.ts';
import type { RecordedExchange } from './exchanges.ts';

/** What is wrong with an exchange, and on whose side. */
export interface Objection extends Ground {
  readonly level: LintLevel;
  readonly by: 'client' | 'server';
  readonly fix: string;
}

const target = /\/vpn\/ipsec-site-connections\/([^/?#]+)\/?(?:[?#].*)?$/;
const documented = [200, 400, 401, 404];

/** The connection that an exchange updates; undefined where it is another call. */
export function connectionOf({ method, url }: RecordedExchange): string | undefined {
  return method.toUpperCase() === 'PUT' ? target.exec(url)?.[1] : undefined;
}

/** Judges an update and its answer. A refusal of a valid update is no objection: the state of the cloud is not known. */
export function judgeExchange(exchange: RecordedExchange, basis: Basis): Objection[] {
  const { status } = exchange;
  const request = bodyOf(exchange.requestBody ?? '', 'request', basis);
  const answered =
    status === undefined || passingStatuses.has(status) ? [] : judgeStatus(status, request, basis);
  if (status === undefined) return [...request.objections];
  if (status < 200 || status > 299)
    return [
      ...request.objections,
      ...answered,
      ...refusalObjections(exchange.responseBody ?? '', status, basis),
    ];
  const response = bodyOf(exchange.responseBody ?? '', 'response', basis);
  const shown = unwrapped(response.value);
  const sent = request.objections.length === 0 ? unwrapped(request.value) : undefined;
  return [
    ...request.objections,
    ...answered,
    ...response.objections,
    ...(shown ? identity(shown, connectionOf(exchange), basis) : []),
    ...(shown && sent ? notTaken(sent, shown, basis) : []),
  ];
}

/** What a profile has against the body of a refusal; the page itself says nothing of these. */
function refusalObjections(text: string, status: number, basis: Basis): Objection[] {
  if (!basis.contract.errors[status]) return [];
  const root = rootOf(text);
  if (!root) {
    const rule = `error/${status}/body/type`;
    return [objectionFor(rule, 'server', 'error', `the ${status} answer has no JSON body`, basis)];
  }
  const document = { source: sourceText('response', text), root };
  return (judgeErrorBody(document, [], basis, status) ?? []).map(({ place: _, ...one }) => ({
    ...one,
    message: `in the ${status} answer ${one.message}`,
    by: 'server',
  }));
}

interface JudgedBody {
  readonly value: Json | undefined;
  readonly objections: readonly Objection[];
}

function bodyOf(text: string, side: Side, basis: Basis): JudgedBody {
  const by = side === 'request' ? 'client' : 'server';
  const root = rootOf(text);
  if (!root) {
    const objection = objectionFor(`${side}/body/type`, by, 'error', `the ${side} has no JSON body`, basis);
    return { value: undefined, objections: [{ ...objection, fix: 'Send JSON.' }] };
  }
  const document = { source: sourceText(side, text), root };
  const findings = judgeBody(document, { side, path: [], call: 'update' }, basis);
  return { value: plainValue(root), objections: findings.map(({ place: _, ...one }) => ({ ...one, by })) };
}

/** The value of a body; undefined where it is no JSON. */
function rootOf(text: string): Tree | undefined {
  try {
    return jsonTree(text, []);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return undefined;
  }
}

function judgeStatus(status: number, { objections }: JudgedBody, basis: Basis): Objection[] {
  const invalid = objections.some(({ level }) => level === 'error');
  const object = (rule: string, level: LintLevel, message: string) => [
    objectionFor(rule, 'server', level, message, basis),
  ];
  const rule = invalid ? 'status/400/invalid-content' : 'status/200/update';
  if (status >= 500) return object(rule, 'error', `the answer is ${status}`);
  if (status < 300 && invalid) return object(rule, 'error', `the answer to an invalid update is ${status}`);
  if (status < 300 && status !== 200)
    return object(rule, 'error', `the answer to an update is ${status}, not 200`);
  if (documented.includes(status)) return [];
  return object('status/undocumented', 'warning', `the answer is ${status}, which the page does not list`);
}

function identity(shown: JsonObject, id: string | undefined, basis: Basis): Objection[] {
  const object = (rule: string, message: string) => [objectionFor(rule, 'server', 'error', message, basis)];
  const { id: own, tenant_id: tenant, project_id: project } = shown;
  const sameId =
    typeof own !== 'string' || id === undefined || own.toLowerCase() === decode(id).toLowerCase();
  const sameProject = typeof tenant !== 'string' || typeof project !== 'string' || tenant === project;
  return [
    ...(sameId ? [] : object('state/id/equals-path', 'the id in the answer is not that of the path')),
    ...(sameProject ? [] : object('state/tenant_id/equals-project_id', 'tenant_id and project_id differ')),
  ];
}

/** Values that were sent, and that the answer shows otherwise. */
function notTaken(sent: JsonObject, shown: JsonObject, basis: Basis): Objection[] {
  return leavesOf(sent).flatMap(([path, value]) => {
    const now = valueAt(shown, path);
    const known = basis.clauses.has(`state/${path.join('/')}/stored`);
    if (!known || now === undefined || storedAs(path, value, now) || (path[0] === 'psk' && isMasked(now)))
      return [];
    const message = `the answer shows another ${path.join('.')} than was sent`;
    return [objectionFor(`state/${path.join('/')}/stored`, 'server', 'error', message, basis)];
  });
}

function objectionFor(
  rule: string,
  by: Objection['by'],
  level: LintLevel,
  message: string,
  { clauses }: Basis,
): Objection {
  const clause = clauses.get(rule);
  const mild = clause && clause.level !== 'must' && level === 'error' ? 'warning' : level;
  const fix =
    by === 'client' ? 'Change the client.' : 'Ask whoever runs the cloud; `run` shows it by itself.';
  return { rule, by, level: mild, message, fix, says: clause?.says ?? '', source: clause?.source ?? '' };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
