import { isAbsolute, join } from 'node:path';

/**
 * The folder of journals and locks: `XDG_STATE_HOME` where it is an absolute path, else `~/.local/state` (XDG Base
 * Directory Specification 0.8).
 */
export function stateDirIn(environment: Readonly<Record<string, string | undefined>>, home: string): string {
  const given = environment['XDG_STATE_HOME'] ?? '';
  return join(isAbsolute(given) ? given : join(home, '.local', 'state'), 'vpnaas-conformance');
}
