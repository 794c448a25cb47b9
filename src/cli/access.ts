import { homedir } from 'node:os';
import { describesCloud } from '../cloud/environment-entry.ts';
import { cloudSettings } from '../cloud/settings.ts';
import { signIn, type Who } from '../cloud/sign-in.ts';
import { UsageError } from '../errors.ts';
import { proxiesIn } from '../target/proxies.ts';
import { type Access, networkAt, targetAt } from '../target/target.ts';
import { foreignersIn } from './others.ts';
import { tokenFromEnvironment } from './token.ts';

/** What a command line says of its cloud. */
export interface CloudOptions {
  readonly connection?: string | undefined;
  readonly osCloud?: string | undefined;
  /** Clouds of those who may not write the connection. */
  readonly otherCloud?: readonly string[] | undefined;
}

/**
 * Whether a cloud is meant, and not the embedded server: by a URL, by `--os-cloud`, or by a connection beside `OS_CLOUD`
 * or the credentials of the environment.
 */
export function isCloudMeant(url: string | undefined, { connection, osCloud }: CloudOptions): boolean {
  if (url !== undefined || osCloud !== undefined) return true;
  return connection !== undefined && cloudInEnvironment();
}

/** Whether the variables of the environment name or describe a cloud. */
export function cloudInEnvironment(): boolean {
  return Boolean(process.env['OS_CLOUD']) || describesCloud(process.env);
}

/** The way into a cloud, and who goes it; with a ready token only the cloud knows. */
export interface Entrance {
  readonly access: Access;
  readonly who?: Who;
}

/** The way into the cloud that is meant, and to one of its connections. */
export async function accessTo(url: string | undefined, options: CloudOptions): Promise<Access> {
  const { connection } = options;
  if (connection === undefined) {
    throw new UsageError(
      'no connection: name the one to update with --connection ID; it is put back at the end',
    );
  }
  targetAt({ url: url ?? 'http://127.0.0.1', token: '' }, connection);
  return (await enter(url, options)).access;
}

/** The way into a cloud, and into those of others who may not write the connection. */
export async function accessWithOthers(url: string | undefined, options: CloudOptions) {
  return { ...(await accessTo(url, options)), foreigners: await foreignersIn(options.otherCloud) };
}

/**
 * The way into the cloud that is meant. Beside a URL the token in OS_TOKEN is taken, unless `--os-cloud` is given;
 * otherwise the kit signs in, and a URL stands in place of the network endpoint of the catalogue.
 * @throws UsageError for what is missing or contradictory, TargetError where signing in fails
 */
export async function enter(url: string | undefined, { osCloud }: CloudOptions): Promise<Entrance> {
  const { env: environment } = process;
  const proxies = proxiesIn(environment);
  const hasToken = Boolean(environment['OS_TOKEN']?.trim());
  const signsIn = url === undefined || osCloud !== undefined || (!hasToken && cloudInEnvironment());
  if (!signsIn) return { access: { url, token: tokenFromEnvironment(), proxies } };
  networkAt({ url: url ?? 'http://127.0.0.1', token: '' });
  const name = osCloud ?? (environment['OS_CLOUD'] || undefined);
  const settings = cloudSettings(name, { environment, cwd: process.cwd(), home: homedir() });
  return signIn(url === undefined ? settings : { ...settings, endpoint: url }, proxies);
}
