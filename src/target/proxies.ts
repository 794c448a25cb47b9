import { BlockList, isIP } from 'node:net';
import { UsageError } from '../errors.ts';

/** Which proxy stands before which address. */
export interface Proxies {
  readonly http?: string | undefined;
  readonly https?: string | undefined;
  /** As in NO_PROXY: names, suffixes, addresses, ranges, each with or without a port; `*` is every address. */
  readonly except: readonly string[];
}

/**
 * The proxies that an environment names: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, where small letters win.
 * @throws UsageError for what is not the URL of an HTTP proxy; its value is not shown, it may hold a password
 */
export function proxiesIn(environment: Readonly<Record<string, string | undefined>>): Proxies {
  const first = (...names: readonly string[]) =>
    names.flatMap((name) => [name.toLowerCase(), name]).find((name) => environment[name]);
  const proxy = (...names: readonly string[]) => {
    const name = first(...names);
    return name === undefined ? undefined : proxyUrl(name, environment[name] ?? '');
  };
  return {
    http: proxy('HTTP_PROXY', 'ALL_PROXY'),
    https: proxy('HTTPS_PROXY', 'ALL_PROXY'),
    except: (environment[first('NO_PROXY') ?? ''] ?? '').split(/[\s,]+/).filter((one) => one !== ''),
  };
}

function proxyUrl(name: string, value: string): string {
  const text = value.includes('://') ? value : `http://${value}`;
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  const malformed = /%(?![\da-f]{2})/i.test(`${parsed?.username}${parsed?.password}`);
  if (!parsed || !/^https?:$/.test(parsed.protocol) || malformed) {
    throw new UsageError(`${name} is not the URL of an HTTP proxy, such as http://proxy.example.org:3128`);
  }
  return parsed.href;
}

/** The proxy before an address. This machine itself is never asked through one. */
export function proxyFor(origin: string, proxies: Proxies | undefined): string | undefined {
  if (!proxies) return undefined;
  const { protocol, hostname, port } = new URL(origin);
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const number = port || (protocol === 'https:' ? '443' : '80');
  if (isLoopback(host) || proxies.except.some((entry) => covers(entry, host, number))) return undefined;
  return protocol === 'https:' ? proxies.https : proxies.http;
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127(\.\d+){3}$/.test(host)
  );
}

function covers(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  const range = /^([\da-f.:]+)\/(\d{1,3})$/i.exec(entry);
  if (range) return inRange(host, range[1] ?? '', Number(range[2]));
  const [, bracketed, plain = entry, wanted] = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(entry) ?? [];
  const name = (bracketed ?? plain).replace(/^\*?\./, '').toLowerCase();
  return (wanted === undefined || wanted === port) && (host === name || host.endsWith(`.${name}`));
}

function inRange(host: string, network: string, bits: number): boolean {
  const family = isIP(network);
  if (family === 0 || isIP(host) !== family || bits > (family === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  list.addSubnet(network, bits, kind);
  return list.check(host, kind);
}
