import { appendFileSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import { counted } from '../lint/output/counted.ts';
import { connectionOf, judgeExchange, type Objection } from '../lint/traffic/judge-exchange.ts';
import { basisOf } from '../lint/witness/basis.ts';
import type { Family } from '../model/plan.ts';
import { type PassedExchange, startPassThrough } from '../proxy/pass-through.ts';
import { recordedLine } from '../proxy/recorded-line.ts';
import { wrap } from '../report/wrap.ts';
import { proxiesIn } from '../target/proxies.ts';
import { exitCodes } from './exit-codes.ts';
import { writeFile } from './write-file.ts';

/** Options of `proxy` as commander hands them over. */
interface ProxyOptions {
  readonly profile: string;
  readonly family: Family;
  readonly port: number;
  readonly insecure?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** Passes requests on to a target until it is interrupted, and says of each update what is wrong with it. */
export async function proxyCommand(url: string, options: ProxyOptions): Promise<void> {
  const { profile, family, port, insecure, out, json } = options;
  const target = targetOf(url);
  const basis = basisOf(profile, family);
  const totals = { updates: 0, answered: 0, error: 0, warning: 0, note: 0 };
  if (out !== undefined) writeFile(out, '');
  const passed = (exchange: PassedExchange) => {
    const id = connectionOf(exchange);
    if (id === undefined) return;
    const objections = judgeExchange(exchange, basis);
    totals.updates++;
    if (exchange.status !== undefined) totals.answered++;
    for (const { level } of objections) totals[level]++;
    process.stdout.write(json ? jsonLine(exchange, objections) : textLines(exchange, id, objections));
    if (out !== undefined) appendFileSync(out, recordedLine(exchange));
  };
  const route = { proxies: proxiesIn(process.env), tls: insecure ? { verify: false } : undefined };
  const server = await startPassThrough(target, port, route, passed);
  const interrupted = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve());
  });
  process.stderr.write(
    `${server.url} passes everything on to ${target.href} until it is interrupted (Ctrl-C)\n`,
  );
  await interrupted;
  await server.close();
  const { updates, answered, error, warning } = totals;
  process.stderr.write(
    `${counted(updates, 'update')}, ${answered} answered; ${counted(error, 'error')}, ${counted(warning, 'warning')}\n`,
  );
  if (error > 0) process.exitCode = exitCodes['non-conformant'];
  else process.exitCode = answered > 0 ? exitCodes.conformant : exitCodes.incomplete;
}

function targetOf(url: string): URL {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (!target || !/^https?:$/.test(target.protocol))
    throw new UsageError(
      `"${url}" is not the URL of a network endpoint, such as https://cloud.example.org:9696`,
    );
  if (target.username !== '' || target.password !== '' || target.search !== '')
    throw new UsageError('a URL of a network endpoint has no user, password or query');
  return target;
}

function textLines({ status }: PassedExchange, id: string, objections: readonly Objection[]): string {
  const head = `PUT ${id.slice(0, 64)}: ${status ?? 'no answer'}${objections.length === 0 ? ', nothing to object to' : ''}`;
  const lines = objections.flatMap(({ level, by, rule, message, says, fix }) => [
    `  ${level} ${rule}`,
    ...wrap(`${by}: ${message}`, '    '),
    ...(says === '' ? [] : wrap(`page: "${says}"`, '    ')),
    ...wrap(`fix: ${fix}`, '    '),
  ]);
  return `${[head, ...lines].join('\n')}\n`;
}

function jsonLine({ url, status }: PassedExchange, objections: readonly Objection[]): string {
  return `${JSON.stringify({ url: url.replace(/[?#].*/, ''), status: status ?? null, objections })}\n`;
}
