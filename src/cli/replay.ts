import { updateConnection } from '../../suites/index.ts';
import { contractOf } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { Exchange } from '../model/exchange.ts';
import { readJson } from '../read-input.ts';
import { sentLines } from '../report/request-line.ts';
import { conductorOf } from '../run/conductors.ts';
import { judgeOf } from '../run/judge.ts';
import { type Opened, openRun } from '../run/opening.ts';
import { isReplayFile, type ReplayFile } from '../run/replay-file.ts';
import { shownSealed } from '../run/seal.ts';
import { sealExchange } from '../run/sealed-exchange.ts';
import { accessWithOthers } from './access.ts';
import { type CareOptions, careOf } from './care.ts';
import { type Custody, openCustody, quoted } from './custody.ts';
import { startEmbedded } from './embedded.ts';
import { exitCodes } from './exit-codes.ts';
import { journalsFor } from './journals.ts';
import { kit } from './package.ts';
import { profileNamed } from './profile.ts';

interface ReplayOptions extends CareOptions {
  readonly json?: boolean;
  readonly osCloud?: string;
  readonly otherCloud?: readonly string[];
}

/** Asks a failing case, and its twin before it, again; exit code 1 when it fails again, 0 when it passes. */
export async function replayCommand(file: string, options: ReplayOptions): Promise<void> {
  const { json, osCloud, otherCloud, stateDir } = options;
  const saved = read(file);
  const profile = await profileNamed(saved.profile);
  const { file: profileFile } = contractOf(profile, saved.parameters.family).profile;
  if (profileFile?.digest !== saved.profileDigest) {
    throw new UsageError(
      `the profile "${saved.profile}" is no longer what it was in that run: run again instead of replaying`,
    );
  }
  const embedded = saved.target.embedded ? await startEmbedded(profile, saved.parameters.family) : undefined;
  let custody: Custody | undefined;
  try {
    const { url, connection } = saved.target;
    const access = embedded ?? (await accessWithOthers(url, { connection, osCloud, otherCloud }));
    custody = openCustody({
      command: 'replay',
      stateDir,
      again: osCloud === undefined ? '' : ` --os-cloud ${quoted(osCloud)}`,
      note: (text) => void process.stderr.write(`${text}\n`),
    });
    const assignment = { ...access, connection, second: saved.target.second };
    const journals = embedded ? {} : journalsFor(assignment, custody);
    const opened = await openRun(
      {
        ...assignment,
        profile,
        family: saved.parameters.family,
        fqdn: saved.parameters.fqdn,
        seed: saved.seed,
        effort: 'quick',
        only: [],
        kit: kit.version,
      },
      updateConnection,
      { ...careOf(options), ...journals, signal: custody.signal },
    );
    await replay(saved, opened, json).finally(() => opened.client.close());
  } finally {
    custody?.end();
    await embedded?.close();
  }
}

async function replay(saved: ReplayFile, opened: Opened, json: boolean | undefined): Promise<void> {
  const conductor = conductorOf(opened);
  try {
    const twin = saved.twin && (await conductor.ask(saved.twin)).answer;
    opened.seal.allow(JSON.parse(JSON.stringify(saved.case)));
    const exchange = sealExchange(
      await conductor.ask(saved.case, twin?.kind === 'response' ? twin.status : undefined),
      opened.seal,
    );
    const outcomes = judgeOf(
      opened.contract,
      updateConnection,
    )(exchange).filter(({ clause }) => clause === saved.clause);
    const worst = ['fail', 'warn', 'inconclusive', 'pass'].flatMap((verdict) =>
      outcomes.filter((one) => one.verdict === verdict),
    )[0];
    const answer = shownSealed.json(JSON.parse(JSON.stringify(slim(exchange.answer))));
    const verdict = worst?.verdict ?? 'inconclusive';
    process.stdout.write(
      json
        ? `${JSON.stringify({ clause: saved.clause, verdict, expected: worst?.expected, received: worst?.received, request: saved.case.request, steps: saved.case.steps, answer }, null, 2)}\n`
        : `${verdict.toUpperCase()} ${saved.clause}
  sent      ${sentLines(saved.case).join('\n            ')}
  expected  ${worst?.expected ?? 'an answer to judge'}
  received  ${shownSealed.text(worst?.received ?? exchange.unasked ?? 'nothing to judge')}
  answer    ${isObject(answer) ? String(answer['code'] ?? JSON.stringify(answer['json'] ?? answer['text'] ?? null)) : 'none'}
`,
    );
    process.exitCode = {
      pass: 0,
      warn: exitCodes['non-conformant'],
      fail: exitCodes['non-conformant'],
      inconclusive: exitCodes.incomplete,
    }[verdict];
  } finally {
    const lost = await conductor.restore(opened.initial);
    if (lost.length > 0) {
      process.stderr.write(`NOT RESTORED: ${lost.join(', ')} could not be put back\n`);
      process.exitCode = exitCodes.incomplete;
    }
  }
}

/** An answer once: as JSON, or else as text. */
function slim(answer: Exchange['answer']): object | null {
  if (answer?.kind !== 'response') return answer ?? null;
  const { text, json, ...rest } = answer;
  return { ...rest, ...(json === undefined ? { text } : { json }) };
}

function read(file: string): ReplayFile {
  const advice = 'give a file from the replay folder of a run';
  const content: unknown = readJson(file, { advice });
  if (isReplayFile(content)) return content;
  throw new UsageError(`"${file}" is not a replay file: ${advice}`);
}
