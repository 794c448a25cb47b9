import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isObject } from '../../src/json.ts';
import type { Json } from '../../src/model/json.ts';
import type { Peer } from './peer.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const run = promisify(execFile);

/** Left out: two that send other methods than the one that the page describes, and one that a check by hand replaces. */
const leftOut = 'unsupported_method,allow_header_conformance,positive_data_acceptance';

/** Milliseconds for one server. */
const timeout = 600_000;

/**
 * Schemathesis with all its phases, the document of the page, the id of the connection, all its checks but those of other
 * methods, and one written by hand that knows what is surely valid, and reads the stored state after each update.
 * @param program its executable: a name to look up, or a path from where this process runs
 * @throws Error where it does not run
 */
export function schemathesis(given: string): Peer {
  const program = given.includes('/') ? resolve(given) : given;
  return async ({ url, token, connection }) => {
    const folder = mkdtempSync(join(tmpdir(), 'peers-'));
    const report = join(folder, 'report.json');
    writeFileSync(
      join(folder, 'schemathesis.toml'),
      `[parameters]\n"path.connection_id" = "${connection}"\n`,
    );
    const options = [
      ...['--url', url, '--header', `X-Auth-Token: ${token}`, '--seed', '1', '--no-color'],
      ...['--checks', 'all', '--exclude-checks', leftOut, '--continue-on-failure'],
      ...['--phases', 'examples,coverage,fuzzing,stateful', '--report', 'json', '--report-json-path', report],
    ];
    await run(program, ['run', join(root, 'spec/openapi.yaml'), ...options], {
      cwd: folder,
      timeout,
      env: {
        ...process.env,
        SCHEMATHESIS_HOOKS: 'schemathesis_checks',
        PYTHONPATH: join(root, 'bench/peers'),
        PEER_CONNECTION: `${url}/v2.0/vpn/ipsec-site-connections/${connection}`,
        PEER_TOKEN: token,
      },
    }).catch((error: { code?: number; message: string }) => {
      if (error.code !== 1) throw new Error(`${program} does not run: ${error.message}`);
    });
    return complaintsIn(JSON.parse(readFileSync(report, 'utf8')) as Json);
  };
}

/** The titles of the failures in a report of `--report json`. */
function complaintsIn(report: Json): string[] {
  const failures = isObject(report) ? report['failures'] : undefined;
  if (!Array.isArray(failures)) throw new Error('the report of Schemathesis has no failures');
  return failures.map((failure) => String(isObject(failure) ? failure['title'] : failure));
}
