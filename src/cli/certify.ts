import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { packBundle } from '../bundle/archive.ts';
import { assemble } from '../bundle/assemble.ts';
import { seedOf } from '../bundle/challenge.ts';
import { readFolder, writeFolder } from '../bundle/folder.ts';
import { sealKeyOf } from '../bundle/keys.ts';
import type { Identity, TargetFile } from '../bundle/target-file.ts';
import { contractOf } from '../contract/contract.ts';
import { SelfError, UsageError } from '../errors.ts';
import type { Report } from '../model/report.ts';
import type { Opened } from '../run/opening.ts';
import { digestOf } from '../run/plan.ts';
import { readPrivateKey } from './key-file.ts';
import { type RunOptions, runCommand } from './run.ts';
import { selftestStamp } from './selftest-stamp.ts';

/** Options of `certify` as commander hands them over. */
export interface CertifyOptions
  extends Omit<
    RunOptions,
    'only' | 'repeat' | 'shard' | 'lanes' | 'connection' | 'secondConnection' | 'dryRun'
  > {
  readonly connection?: string;
  readonly secondConnection?: string;
  readonly key: string;
  readonly organisation: string;
  readonly product: string;
  readonly productVersion: string;
  readonly operator: string;
  readonly environment: string;
  readonly challenge?: string;
}

/** Runs the whole profile and signs what came of it: a folder, or a .tar.gz. */
export async function certifyCommand(url: string | undefined, options: CertifyOptions): Promise<void> {
  const { connection, secondConnection, ...rest } = options;
  const lane = {
    ...(connection !== undefined && { connection: [connection] }),
    ...(secondConnection !== undefined && { secondConnection: [secondConnection] }),
  };
  const { out, challenge, profile } = rest;
  const identity = identityOf(options);
  const key = readPrivateKey(options.key);
  if (contractOf(profile, 4).profile.file) {
    throw new UsageError('certify takes the profiles that the kit ships: who verifies has no other');
  }
  const seed = challenge === undefined ? options.seed : seedOf(challenge);
  const packed = out.endsWith('.tar.gz');
  const folder = packed ? `${out}.unfinished` : out;
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new UsageError(`the folder "${folder}" is not empty: empty it, or choose another with --out`);
  }
  await runCommand(
    url,
    { ...rest, ...lane, seed, repeat: 1, out: folder },
    {
      sealKey: (plan) => sealKeyOf(key, digestOf(plan)),
      embeddedToken: createHmac('sha256', sealKeyOf(key, 'embedded')).update('token').digest('base64url'),
      async complete(report, opened, deviations) {
        const target = targetOf(identity, report, opened, challenge);
        const stamp = selftestStamp(opened.plan.contract);
        const files = await assemble(readFolder(folder), { report, target, stamp, deviations, key });
        for (const [name, bytes] of files) {
          const word = opened.seal.leakIn(bytes.toString('utf8'));
          if (word !== undefined) throw new SelfError(`${name} would show the ${word}: nothing was signed`);
        }
        if (!packed) return writeFolder(folder, files);
        writeFileSync(`${out}.draft`, await packBundle(files));
        renameSync(`${out}.draft`, out);
        rmSync(folder, { recursive: true });
      },
    },
  );
}

function identityOf(options: CertifyOptions): Identity {
  const { organisation, product, productVersion: version, operator, environment } = options;
  const identity = { organisation, product, version, operator, environment };
  for (const [name, value] of Object.entries(identity)) {
    if (value.trim() === '' || value.length > 200) {
      throw new UsageError(`--${name === 'version' ? 'product-version' : name}: give 1 to 200 characters`);
    }
  }
  return identity;
}

function targetOf(
  identity: Identity,
  { target: { connection, family, embedded } }: Report,
  { target: { url } }: Opened,
  challenge: string | undefined,
): TargetFile {
  return { identity, url, connection, family, embedded, ...(challenge !== undefined && { challenge }) };
}
