import { homedir } from 'node:os';
import { cloudSettings } from '../cloud/settings.ts';
import { signIn } from '../cloud/sign-in.ts';
import { foreignersOf } from '../run/foreigners.ts';
import type { Assignment } from '../run/opening.ts';
import { proxiesIn } from '../target/proxies.ts';
import { fixedToken } from '../target/token-source.ts';

/** The clouds of those who may not write the connection: from the command line, or else from OS_CLOUD_OTHER. */
function otherClouds(named: readonly string[] | undefined): readonly string[] {
  return named ?? (process.env['OS_CLOUD_OTHER'] ?? '').split(',').filter((name) => name !== '');
}

/**
 * Signs in to the other clouds; what they are to the connection is told once it was read.
 * @throws UsageError for what is missing or contradictory, TargetError where signing in fails
 */
export async function foreignersIn(named: readonly string[] | undefined): Promise<Assignment['foreigners']> {
  const surroundings = { environment: process.env, cwd: process.cwd(), home: homedir() };
  const proxies = proxiesIn(process.env);
  const others = await Promise.all(
    otherClouds(named).map(async (name) => {
      const { access, who } = await signIn(cloudSettings(name, surroundings), proxies);
      const { token } = access;
      return {
        called: `cloud "${name}"`,
        tokens: typeof token === 'string' ? fixedToken(token) : token,
        project: who.project?.id,
        roles: who.roles,
      };
    }),
  );
  return others.length === 0 ? undefined : (initial) => foreignersOf(others, initial);
}
