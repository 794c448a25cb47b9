import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';

/** What a command came to: `output` is its stdout, or its stderr where it wrote nothing to stdout. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Environment variables of a command. */
export type Variables = Readonly<Record<string, string>>;

/** Runs commands as a reader of the docs would: in the repository, with `vpnaas-conformance` on the path. */
export interface Shell {
  /** @param interrupt whether to send Ctrl-C once the command has written something */
  run(command: string, variables: Variables, interrupt: boolean): Promise<Ended>;
  /** Starts a reference server; OS_TOKEN, URL and ID name it and its IPv4 connection. */
  serve(): Promise<{ readonly variables: Variables; close(): Promise<void> }>;
  close(): void;
}

/** Milliseconds that one command may take. */
const limit = 180_000;

export function openShell(): Shell {
  const folder = mkdtempSync(join(tmpdir(), 'check-docs-'));
  const kit = resolve('dist/kit/cli.cjs');
  writeFileSync(join(folder, 'vpnaas-conformance'), `#!/bin/sh\nexec "${process.execPath}" "${kit}" "$@"\n`, {
    mode: 0o755,
  });
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(OS_.*|URL|ID)$/.test(name)),
  );
  const path = `${folder}${delimiter}${process.env['PATH'] ?? ''}`;
  const start = (command: string, variables: Variables) =>
    spawn('bash', ['-c', command], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...inherited, PATH: path, XDG_STATE_HOME: join(folder, 'state'), ...variables },
    });
  return {
    async run(command, variables, interrupt) {
      const child = start(command, variables);
      const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
      const timer = setTimeout(() => stop(child, 'SIGKILL'), limit);
      if (interrupt) {
        const written = [child.stdout, child.stderr].map((stream) => once(stream, 'data'));
        void Promise.any(written).then(() => setTimeout(() => stop(child, 'SIGINT'), 200));
      }
      const [code] = (await once(child, 'close')) as [number | null];
      clearTimeout(timer);
      return { code, output: stdout() || stderr() };
    },
    async serve() {
      const child = start('exec vpnaas-conformance serve --port 0 --json', {});
      const [line] = await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
      if (!Buffer.isBuffer(line)) throw new Error('the reference server did not start: run `npm run build`');
      const { url, token, connections } = JSON.parse(line.toString()) as {
        readonly url: string;
        readonly token: string;
        readonly connections: { readonly ipv4: string };
      };
      return {
        variables: { OS_TOKEN: token, URL: url, ID: connections.ipv4 },
        async close() {
          const closed = once(child, 'close');
          stop(child, 'SIGTERM');
          await closed;
        },
      };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function collect(stream: Readable): () => string {
  const pieces: Buffer[] = [];
  stream.on('data', (piece: Buffer) => pieces.push(piece));
  return () => Buffer.concat(pieces).toString('utf8');
}

/** Signals the command and all that it started, unless it has ended. */
function stop(
  { pid, exitCode, signalCode }: ChildProcessByStdio<null, Readable, Readable>,
  signal: NodeJS.Signals,
): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, signal);
}
