import type { Proxies } from './proxies.ts';

/** Whose certificates are taken, and which one is shown. Texts are PEM. */
export interface Tls {
  /** False takes any certificate; the report says so. */
  readonly verify: boolean;
  /** Authorities in place of those that Node trusts. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** How a cloud is reached: directly and with the certificates that Node trusts, unless it says otherwise. */
export interface Route {
  readonly tls?: Tls | undefined;
  readonly proxies?: Proxies | undefined;
}
