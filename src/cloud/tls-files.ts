import { X509Certificate } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { readText } from '../read-input.ts';
import type { Tls } from '../target/route.ts';
import type { Fields } from './fields.ts';
import type { Surroundings } from './surroundings.ts';

/** Bytes of a file that are read at most. */
const most = 1024 * 1024;

/**
 * `verify`, `insecure`, `cacert`, `cert` and `key`, with the files read.
 * @throws UsageError for a file that cannot be read or does not hold what it should
 */
export function tlsOf(fields: Fields, { cwd, home }: Pick<Surroundings, 'cwd' | 'home'>): Tls {
  const read = (name: string): string | undefined => {
    const value = fields.text(name);
    if (value === undefined) return undefined;
    const path = value.replace(/^~(?=\/|$)/, home);
    try {
      return readText(isAbsolute(path) ? path : join(cwd, path), { advice: 'name a file in PEM', most });
    } catch (error) {
      throw fields.wrong(`${fields.called(name)}: ${(error as Error).message}`);
    }
  };
  const [ca, cert, key] = [read('cacert'), read('cert'), read('key')];
  if (ca !== undefined) {
    accepted(
      () => new X509Certificate(ca),
      () =>
        fields.wrong(
          `${fields.called('cacert')} names "${fields.text('cacert')}", which holds no certificate in PEM`,
        ),
    );
  }
  if (key !== undefined && cert === undefined) {
    throw fields.wrong(`${fields.called('key')} is given without ${fields.called('cert')}`);
  }
  const shown = cert === undefined ? {} : { cert, key: key ?? cert };
  accepted(
    () => createSecureContext(shown),
    () =>
      fields.wrong(
        `${fields.called('cert')} and ${fields.called('key')} are not a certificate and its key in PEM, the key without a passphrase`,
      ),
  );
  const verify = fields.flag('insecure') === true ? false : (fields.flag('verify') ?? true);
  return { verify, ...(ca !== undefined && { ca }), ...shown };
}

function accepted(attempt: () => unknown, otherwise: () => Error): void {
  try {
    attempt();
  } catch {
    throw otherwise();
  }
}
