import { updateConnection } from '../../suites/index.ts';
import { BundleError } from '../bundle/bundle-error.ts';
import { readBundle } from '../bundle/folder.ts';
import { keyIdOf } from '../bundle/keys.ts';
import { type Verified, verifyBundle } from '../bundle/verify.ts';
import { UsageError } from '../errors.ts';
import { headline } from '../report/headline.ts';
import { exitCodes } from './exit-codes.ts';
import { readPublicKey } from './key-file.ts';
import { kit } from './package.ts';
import { selftestStamp } from './selftest-stamp.ts';

/** Options of `verify` as commander hands them over. */
export interface VerifyOptions {
  readonly key: readonly string[];
  readonly challenge?: string;
  readonly maxAge?: number;
  readonly json?: boolean;
}

const day = 24 * 60 * 60 * 1000;

/** Checks a bundle, offline; exit code 1 where it does not hold, whatever its verdict. */
export async function verifyCommand(path: string, options: VerifyOptions): Promise<void> {
  const { challenge, maxAge, json } = options;
  const keys = options.key.map(readPublicKey);
  if (keys.length === 0) throw new UsageError('--key: give the public key of who signed');
  try {
    const verified = await verifyBundle(await readBundle(path), {
      keys,
      challenge,
      now: Date.now(),
      notBefore: maxAge === undefined ? undefined : Date.now() - maxAge * day,
      kit,
      sections: updateConnection,
      stampOf: selftestStamp,
    });
    const keyIds = keys.map(keyIdOf);
    const { report, target } = verified;
    process.stdout.write(
      json
        ? `${JSON.stringify({ holds: true, verdict: report.verdict, keyIds, ...target, run: report.run }, null, 2)}\n`
        : words(verified, keyIds, challenge !== undefined),
    );
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    const { step, message } = error;
    process.stdout.write(
      json
        ? `${JSON.stringify({ holds: false, step, message }, null, 2)}\n`
        : `REFUSED (${step}): ${message}\n`,
    );
    process.exitCode = exitCodes['non-conformant'];
  }
}

function words(
  { report, target, exchanges }: Verified,
  keyIds: readonly string[],
  challenged: boolean,
): string {
  const { organisation, product, version, operator, environment } = target.identity;
  const answer = challenged
    ? 'its seed is that of the challenge'
    : target.challenge === undefined
      ? 'it answers no challenge'
      : `it answers the challenge ${target.challenge}, which was not compared (--challenge)`;
  return `HOLDS: signed with the key ${keyIds.map((id) => id.slice(0, 16)).join(', ')}; ${exchanges} exchanges judged again.

${headline(report)}

subject      ${organisation}, ${product} ${version}
operator     ${operator}
environment  ${environment}
target       ${target.embedded ? 'the embedded reference server' : target.url}, connection ${target.connection}
profile      ${report.profile.name}, IPv${target.family}, effort ${report.plan.effort}, seed ${report.plan.seed}
run          ${report.run.startedAt} to ${report.run.finishedAt ?? 'no end'}, as the operator says
challenge    ${answer}
self-test    ${report.selftest ? 'that of this kit' : 'none: this build of the kit carries none that fits'}
`;
}
