#!/usr/bin/env node
import { setImmediate } from 'node:timers/promises';
import { Command, CommanderError } from 'commander';
import { isProfileFile, profileNames } from '../contract/profiles.ts';
import { careful, stateDir } from './care.ts';
import { addDocumentCommands } from './document-commands.ts';
import { exitCodeOf, exitCodes, messageOf } from './exit-codes.ts';
import { collect, efforts, family, oneOf, shard, wholeNumber } from './options.ts';
import { kit } from './package.ts';

const [page, ...otherProfiles] = profileNames();
const profiles = `${page} (the page as written), ${otherProfiles.join(', ')}, or a file such as ./profile.yaml`;

const networkEndpoint =
  'network endpoint of the cloud, with or without /v2.0; default: the embedded reference server';
const formats =
  'text, json, junit, html, sarif, csv, summary, github or badge, with =FILE to write it there; repeatable';

const seed = wholeNumber(-(2 ** 31), 2 ** 31 - 1);

/** The command line. Each command loads what it needs when it runs. */
function program(): Command {
  const root = new Command('vpnaas-conformance')
    .description('Does this cloud update an IPsec connection the way its API page says?')
    .version(kit.version)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(onOneLine(text)) })
    .addHelpText(
      'after',
      `
Exit codes: 0 conformant, 1 non-conformant, 2 wrong usage, 3 incomplete or could not ask, 5 fault of the kit.
Secrets are read from clouds.yaml, secure.yaml and OS_* variables, never from an argument.`,
    );
  root.hook('preAction', async (_root, command) => {
    const { profile } = command.opts<{ profile?: string }>();
    if (profile !== undefined && isProfileFile(profile)) {
      const { profileNamed } = await import('./profile.ts');
      command.setOptionValue('profile', await profileNamed(profile));
    }
  });
  careful(
    planning(
      root
        .command('run')
        .description('ask a target everything and give a verdict')
        .argument('[url]', networkEndpoint),
    ),
  )
    .option('--repeat <n>', 'run that often; verdicts that differ are flaky', wholeNumber(1, 100), 1)
    .option('--shard <i/n>', 'ask the ith of n parts; n alone takes i from JOB_COMPLETION_INDEX', shard)
    .option('--report <format>', formats, collect)
    .option('--json', 'the same as --report json')
    .option('--out <dir>', 'where report.json, evidence.jsonl and replay files go', 'reports/local')
    .option(
      '--max-puts <n>',
      'updates to send at most before the run ends early; what puts the connection back comes on top',
      wholeNumber(1, 1_000_000),
    )
    .option('--dry-run', 'say what would be asked, and write nothing')
    .option('--provision', 'make a connection and all it needs in the project, and remove them afterwards')
    .option(
      '--external-network <name|id>',
      'with --provision: where its router goes out; default: the only external network',
    )
    .action(async (url, options) =>
      options.provision
        ? (await import('./provision.ts')).provisionedRun(url, options)
        : (await import('./run.ts')).runCommand(url, options),
    );
  planning(
    root
      .command('doctor')
      .description('say whether a run could begin, and what it would do; exit code 3 where it could not')
      .argument('[url]', networkEndpoint),
  )
    .option('--json', 'as JSON')
    .action(async (url, options) => (await import('./doctor.ts')).doctorCommand(url, options));
  root
    .command('cleanup')
    .description('show what runs with --provision left in a project, and remove it')
    .argument('[url]', 'network endpoint of the cloud, with or without /v2.0')
    .option(
      '--os-cloud <name>',
      'sign in to this cloud of clouds.yaml; default: OS_CLOUD, or the OS_* variables',
    )
    .option('--yes', 'remove it without asking')
    .option('--state-dir <dir>', stateDir)
    .option('--json', 'as JSON')
    .action(async (url, options) => (await import('./cleanup.ts')).cleanupCommand(url, options));
  root
    .command('keygen')
    .description('make a pair of keys to sign certificates with: NAME.key and NAME.pub')
    .argument('<name>', 'path of the files, without .key and .pub')
    .option('--json', 'as JSON')
    .action(async (name, options) => (await import('./keygen.ts')).keygenCommand(name, options));
  careful(
    root
      .command('certify')
      .description('run the whole profile and sign what came of it, for `verify` to check offline')
      .argument('[url]', networkEndpoint),
  )
    .requiredOption('--key <file>', 'private key to sign with, of `keygen`')
    .requiredOption('--organisation <name>', 'whose product it is')
    .requiredOption('--product <name>', 'what is certified')
    .requiredOption('--product-version <version>', 'which release of it')
    .requiredOption('--operator <name>', 'who carries the run out')
    .requiredOption('--environment <text>', 'what is asked, such as a region or a test bed')
    .requiredOption('--out <path>', 'an empty folder, or a file that ends in .tar.gz')
    .option('--challenge <nonce>', "the certifier's nonce: it decides the seed, so nothing can be prepared")
    .option('--connection <id>', 'the connection to update; naming it is the consent to write it')
    .option('--os-cloud <name>', 'sign in to this cloud of clouds.yaml')
    .option('--other-cloud <name>', 'a cloud that may not update the connection; repeatable', collect)
    .option('--profile <name>', profileNames().join(', '), oneOf(...profileNames()), page)
    .option('--family <4|6>', 'IP version of the local side; default: that of the connection', family)
    .option('--fqdn <name>', 'a name that the target resolves; without it names are not asked')
    .option('--seed <n>', 'without a challenge: the same seed asks the same', seed, 1)
    .option('--effort <effort>', 'standard or deep', oneOf('standard', 'deep'), 'standard')
    .option('--report <format>', formats, collect)
    .option('--json', 'the same as --report json')
    .action(async (url, options) => (await import('./certify.ts')).certifyCommand(url, options));
  root
    .command('verify')
    .description('check a certificate offline: signature, evidence, verdicts, plan; exit code 1 if refused')
    .argument('<bundle>', 'folder or .tar.gz that `certify` wrote')
    .requiredOption('--key <file>', 'public key of who signed; repeatable', collect)
    .option('--challenge <nonce>', 'the nonce that you handed out')
    .option('--max-age <days>', 'refuse what is older', wholeNumber(1, 36_500))
    .option('--json', 'as JSON')
    .action(async (bundle, options) => (await import('./verify.ts')).verifyCommand(bundle, options));
  root
    .command('serve')
    .description('start the embedded reference server')
    .option('--profile <name>', `speak as ${profileNames().join(', ')} documents it`, page)
    .option('--port <n>', 'port on 127.0.0.1; 0 takes a free one', wholeNumber(0, 65535), 0)
    .option('--token <token>', 'the token that it accepts; default: a random one')
    .option('--json', 'print the addresses as JSON')
    .action(async (options) => (await import('./serve.ts')).serveCommand(options));
  root
    .command('generate')
    .description('print request bodies as JSON lines')
    .option('--valid', 'bodies that break nothing (the default)')
    .option('--breaking <clause>', 'bodies that break this clause and nothing else')
    .option('--count <n>', 'how many at most', wholeNumber(1, 100_000), 10)
    .option('--seed <n>', 'the same seed prints the same', seed, 1)
    .option('--profile <name|file>', profiles, page)
    .option('--family <4|6>', 'IP version of the local side', family, 4)
    .action(async (options) => (await import('./generate.ts')).generateCommand(options));
  root
    .command('list')
    .description('list what is asked')
    .argument('[clause]', 'only clauses whose ids begin so')
    .option('--profile <name|file>', profiles, page)
    .option('--level <level>', 'must, should or info', oneOf('must', 'should', 'info'))
    .option('--diff', 'only what the profile has otherwise than the page')
    .option('--json', 'as JSON')
    .action(async (prefix, options) => (await import('./list.ts')).listCommand(prefix, options));
  root
    .command('explain')
    .description('say why a clause is asked, with a request on either side of it')
    .argument('<clause>', 'id of a clause')
    .option('--profile <name|file>', profiles, page)
    .option('--family <4|6>', 'IP version of the local side', family, 4)
    .option('--json', 'as JSON')
    .action(async (id, options) => (await import('./explain.ts')).explainCommand(id, options));
  careful(
    root
      .command('replay')
      .description('ask one failing case of an earlier run again')
      .argument('<file>', 'a file that a run wrote into its replay folder')
      .option('--os-cloud <name>', 'sign in to this cloud of clouds.yaml')
      .option(
        '--other-cloud <name>',
        'for a case of foreign access: the cloud that may not update the connection',
        collect,
      ),
  )
    .option('--json', 'as JSON')
    .action(async (file, options) => (await import('./replay.ts')).replayCommand(file, options));
  root
    .command('merge')
    .description('give the report of the whole plan from those of all its shards')
    .argument('<report...>', 'report.json of every shard, or folders that hold them')
    .option('--report <format>', formats, collect)
    .option('--json', 'the same as --report json')
    .action(async (places, options) => (await import('./merge.ts')).mergeCommand(places, options));
  root
    .command('restore')
    .description('put a connection back that a killed run left changed, from its journal')
    .argument('[url]', 'network endpoint of the cloud; default: that of the journal')
    .option('--connection <id>', 'the connection to put back; default: the only one that has a journal')
    .option('--os-cloud <name>', 'sign in to this cloud of clouds.yaml')
    .option('--timeout <seconds>', 'how long one answer may take', wholeNumber(1, 3600), 30)
    .option('--state-dir <dir>', stateDir)
    .option('--json', 'as JSON')
    .action(async (url, options) => (await import('./restore.ts')).restoreCommand(url, options));
  root
    .command('matrix')
    .description('put the reports of many targets side by side: which clause fails where')
    .argument('<report...>', 'reports, or folders with a report.json for each target, named after it')
    .option('--before <folder>', 'the reports of the time before: what changed since')
    .option('--html <file>', 'write one page for people there')
    .option('--json', 'as JSON')
    .action(async (places, options) => (await import('./matrix.ts')).matrixCommand(places, options));
  root
    .command('diff')
    .description('say what is otherwise in the second of two reports; exit code 1 where it is worse')
    .argument('<before>', 'report.json of the run to compare with, such as a committed baseline')
    .argument('<after>', 'report.json of the newer run')
    .option('--json', 'as JSON')
    .action(async (before, after, options) =>
      (await import('./diff.ts')).diffCommand(before, after, options),
    );
  addDocumentCommands(root, profiles);
  careful(
    root
      .command('selftest')
      .description('prove the kit: on faults, lawful variations, constant servers and disturbances')
      .argument('[url]', 'put the faults in front of this target, instead of the reference server')
      .option('--connection <id>', 'with a URL: the connection to update; it is put back')
      .option('--os-cloud <name>', 'sign in to this cloud of clouds.yaml, and take its network endpoint')
      .option('--profile <name|file>', `with a URL: ${profiles}`, page)
      .option('--fqdn <name>', 'with a URL: a name that the target resolves'),
  )
    .option('--seeds <n>', 'try every fault with this many seeds', wholeNumber(1, 1000), 1)
    .option('--out <file>', 'write the result as JSON')
    .option('--json', 'print the result as JSON')
    .action(async (url, options) => (await import('./selftest.ts')).selftestCommand(url, options));
  return root;
}

/** The options that say what is asked of which connection. */
function planning(command: Command): Command {
  return command
    .option('--connection <id>', 'the connection to update; naming it is the consent to write it')
    .option(
      '--os-cloud <name>',
      'sign in to this cloud of clouds.yaml; default: OS_CLOUD, or the OS_* variables',
    )
    .option(
      '--other-cloud <name>',
      'a cloud of clouds.yaml that may not update the connection: of another project, or of a reader; repeatable; default: OS_CLOUD_OTHER',
      collect,
    )
    .option('--profile <name|file>', profiles, page)
    .option(
      '--family <4|6>',
      'IP version of the local side; default: that of the local endpoint group, or of the subnet',
      family,
    )
    .option('--fqdn <name>', 'a name that the target resolves; without it names are not asked')
    .option('--seed <n>', 'the same seed asks the same', seed, 1)
    .option('--effort <effort>', efforts.join(', '), oneOf(...efforts), 'standard')
    .option('--only <clause...>', 'only the clauses whose ids begin so')
    .option('--gentle', 'ask only what no tunnel feels; the verdict is incomplete then');
}

/** An error of commander in the form of all others. */
function onOneLine(text: string): string {
  const words = text
    .replace(/^error: /, '')
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ');
  return `${kit.name}: ${words} (--help shows the options)\n`;
}

/** Where nobody reads on, a run still goes to its end: the connection has to be put back. */
let undelivered = '';
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && stream === process.stdout) undelivered = error.code ?? error.message;
  });
}

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage;
  } else {
    console.error(messageOf(error));
    process.exitCode = exitCodeOf(error);
  }
}
await setImmediate();
if (undelivered !== '') {
  console.error(`${kit.name}: the result could not be written to stdout (${undelivered})`);
  process.exitCode ||= exitCodes.incomplete;
}
