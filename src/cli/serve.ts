import { UsageError } from '../errors.ts';
import { dialectOf } from '../reference/dialects.ts';
import { startReferenceServer } from '../reference/server.ts';

/** Serves until it is interrupted. */
export async function serveCommand(options: {
  profile: string;
  port: number;
  token?: string;
  json?: boolean;
}): Promise<void> {
  const server = await startReferenceServer({
    port: options.port,
    hooks: dialectOf(options.profile),
    ...(options.token && { token: options.token }),
  }).catch((error: Error) => {
    throw new UsageError(error.message);
  });
  const { url, token, connections, fqdn } = server;
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ url, token, connections, fqdn })}\n`
      : `The reference server answers at ${url} until it is interrupted (Ctrl-C).
  token        ${token}
  connections  ${connections.ipv4} (IPv4)
               ${connections.ipv4Second} (IPv4)
               ${connections.ipv6} (IPv6)
               ${connections.ipv6Second} (IPv6)
  name         ${fqdn}

  OS_TOKEN=${token} vpnaas-conformance run ${url} --connection ${connections.ipv4} --fqdn ${fqdn}
`,
  );
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve());
  });
  await server.close();
}
