import { Option } from 'commander';
import { profileNames } from '../../contract/profiles.ts';
import { collect, type efforts, family, oneOf, wholeNumber } from '../options.ts';

const [page, ...otherProfiles] = profileNames();

/** What `[url]` stands for where a command asks a target. */
export const networkEndpoint =
  'network endpoint of the cloud, with or without /v2.0; default: the embedded reference server';

/** What `--profile` takes, for people. */
export const profiles = `${page} (the page as written), ${otherProfiles.join(', ')}, or a file such as ./profile.yaml`;

/** The profile that is the page as written. */
export const pageProfile = page;

/** The options that more than one command has; each is made anew for each command. */
export const option = {
  connection: () =>
    new Option('--connection <id>', 'the connection to update; naming it is the consent to write it'),
  connections: () =>
    new Option(
      '--connection <id>',
      'the connection to update; naming it is the consent to write it; repeatable: the plan is parted over several, which are asked side by side',
    ).argParser(collect),
  family: (description = 'IP version of the local side; default: that of the connection') =>
    new Option('--family <4|6>', description).argParser(family),
  fqdn: () => new Option('--fqdn <name>', 'a name that the target resolves; without it names are not asked'),
  json: (description = 'as JSON') => new Option('--json', description),
  deviations: () =>
    new Option(
      '--deviations <file>',
      'clauses that may fail for a time, and why; exit code 4 where one is over',
    ),
  effort: (...words: readonly (typeof efforts)[number][]) =>
    new Option('--effort <effort>', words.join(', ')).argParser(oneOf(...words)).default('standard'),
  races: () =>
    new Option(
      '--races',
      'also send a few updates at the same time; without it a cloud gets one after the other',
    ),
  secondConnection: (more = '') =>
    new Option(
      '--second-connection <id>',
      `a second connection of the same cloud, updated in turn with the first one and put back; naming it is the consent${more}`,
    ),
  secondConnections: () => option.secondConnection('; once for each --connection').argParser(collect),
  localSide: () => option.family('IP version of the local side').default(4),
  osCloud: (description = 'sign in to this cloud of clouds.yaml; default: OS_CLOUD, or the OS_* variables') =>
    new Option('--os-cloud <name>', description),
  profile: (description = profiles) => new Option('--profile <name|file>', description).default(page),
  productVersion: () =>
    new Option(
      '--product-version <version>',
      'which release is asked, for deviations that are for some only',
    ),
  report: () =>
    new Option(
      '--report <format>',
      'text, json, junit, html, sarif, csv, summary, github or badge, with =FILE to write it there; repeatable',
    ).argParser(collect),
  seed: (description = 'the same seed asks the same') =>
    new Option('--seed <n>', description).argParser(wholeNumber(-(2 ** 31), 2 ** 31 - 1)).default(1),
  stateDir: () =>
    new Option(
      '--state-dir <dir>',
      'where journals and locks are; default: $XDG_STATE_HOME or ~/.local/state, vpnaas-conformance in it',
    ),
  timeout: (description = 'how long one answer may take; default: 30') =>
    new Option('--timeout <seconds>', description).argParser(wholeNumber(1, 3600)),
};
