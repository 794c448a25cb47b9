import { createRequire } from 'node:module';

const { name, version } = createRequire(import.meta.url)('#package') as { name: string; version: string };

/** Name and version of the kit. */
export const kit = { name, version };
