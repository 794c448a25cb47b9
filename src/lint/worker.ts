import { parentPort, workerData } from 'node:worker_threads';
import { addProfileFile } from '../contract/profile-file.ts';
import { type LintedFile, type LintSettings, lintFile } from './lint-file.ts';
import { type Basis, basisOf } from './witness/basis.ts';

/** What a worker is started with. */
export interface WorkerSettings extends LintSettings {
  readonly profile: string;
  /** The file of a user's own profile. */
  readonly profileFile?: string;
  readonly family: 4 | 6;
}

const settings = workerData as WorkerSettings;
let basis: Promise<Basis> | undefined;

async function open(): Promise<Basis> {
  if (settings.profileFile !== undefined) addProfileFile(settings.profileFile);
  return basisOf(settings.profile, settings.family);
}

/** A thread that lints one file after the other; a fault of the kit ends it. */
parentPort?.on('message', async (file: LintedFile) => {
  basis ??= open();
  parentPort?.postMessage(lintFile(file, await basis, settings));
});
