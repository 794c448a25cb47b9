import type { Served } from './subjects.ts';

/** What a tool says of a server: what it complains of, in words of its own; empty where it is content. */
export type Peer = (served: Served) => Promise<readonly string[]>;
