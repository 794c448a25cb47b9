import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { type Mapping, readConfigFile } from './config-file.ts';
import type { Surroundings } from './surroundings.ts';

/** The kinds of files, with the variable that names one. */
const variables = {
  clouds: 'OS_CLIENT_CONFIG_FILE',
  secure: 'OS_CLIENT_SECURE_FILE',
  'clouds-public': undefined,
} as const;

/** The first file of a kind that is there, and the places that were looked at. */
export interface Found {
  readonly path?: string;
  readonly content: Mapping;
  readonly places: readonly string[];
}

/**
 * Finds a file where openstacksdk looks for it: where its variable says, in the working directory, in the user's and in
 * the system's folder of configurations.
 * @throws UsageError for a file that cannot be read, and where the variable names one that is not there
 */
export function findConfig(kind: keyof typeof variables, surroundings: Surroundings): Found {
  const variable = variables[kind];
  const named = variable && surroundings.environment[variable];
  const places = named
    ? [named]
    : foldersOf(surroundings).map((folder) => join(folder, `${kind}.{yaml,yml,json}`));
  const files = named
    ? [named]
    : foldersOf(surroundings).flatMap((folder) =>
        ['yaml', 'yml', 'json'].map((suffix) => join(folder, `${kind}.${suffix}`)),
      );
  for (const path of files) {
    const content = readConfigFile(path);
    if (content) return { path, content, places };
  }
  if (named) throw new UsageError(`${variable} names "${named}", and there is no such file`);
  return { content: {}, places };
}

function foldersOf({ environment, cwd, home }: Surroundings): string[] {
  const user = environment['XDG_CONFIG_HOME'] || join(home, '.config');
  const site = (environment['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':');
  const folders = [user, join(home, '.config'), ...site, '/etc'].map((folder) => join(folder, 'openstack'));
  return [...new Set([cwd, ...folders])];
}
