import type { Entry } from './cloud-entry.ts';
import type { Surroundings } from './surroundings.ts';

type Environment = Surroundings['environment'];

/** Variables that say by themselves that a cloud is meant. `OS_TOKEN` alone does not: it may go with a URL. */
const telling = [
  'OS_AUTH_URL',
  'OS_USERNAME',
  'OS_USER_ID',
  'OS_PASSWORD',
  'OS_APPLICATION_CREDENTIAL_ID',
  'OS_APPLICATION_CREDENTIAL_NAME',
  'OS_APPLICATION_CREDENTIAL_SECRET',
];

/** Whether the `OS_*` variables describe a cloud. */
export function describesCloud(environment: Environment): boolean {
  return telling.some((name) => environment[name]);
}

/** The cloud that the `OS_*` variables describe: `OS_AUTH_URL` is `auth_url`. */
export function environmentEntry(environment: Environment): Entry {
  const values = Object.entries(environment).flatMap(([name, value]) =>
    /^OS_(?!TEST|STD|LOG)/.test(name) && value ? [[name.slice(3).toLowerCase(), value]] : [],
  );
  return { values: Object.fromEntries(values), source: 'the OS_* variables', variables: true };
}
