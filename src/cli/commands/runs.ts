import type { Command } from 'commander';
import { collect, efforts, shard, wholeNumber } from '../options.ts';
import { careful } from './careful.ts';
import { networkEndpoint, option, profiles } from './option.ts';

/** More connections than this side by side are more load than a cloud expects of one guest. */
const mostLanes = 16;

/** The commands that ask a target: `run`, `doctor`, `replay`, `selftest`. */
export function addRuns(root: Command): void {
  careful(
    planning(
      root
        .command('run')
        .description('ask a target everything and give a verdict')
        .argument('[url]', networkEndpoint),
    ),
  )
    .option('--repeat <n>', 'run that often; verdicts that differ are flaky', wholeNumber(1, 1000), 1)
    .option('--shard <i/n>', 'ask the ith of n parts; n alone takes i from JOB_COMPLETION_INDEX', shard)
    .option(
      '--lanes <n>',
      'part the plan over n connections, which are asked side by side: those that --provision makes, or those of the embedded server; --rate and --max-puts hold for all together',
      wholeNumber(1, mostLanes),
    )
    .addOption(option.report())
    .addOption(option.json('the same as --report json'))
    .option('--out <dir>', 'where report.json, evidence.jsonl and replay files go', 'reports/local')
    .option(
      '--max-puts <n>',
      'updates to send at most before the run ends early; what puts the connection back comes on top',
      wholeNumber(1, 1_000_000),
    )
    .addOption(option.deviations())
    .addOption(option.productVersion())
    .option('--dry-run', 'say what would be asked, and write nothing')
    .option(
      '--provision',
      'make a connection, or one for each lane, and all it needs in the project, and remove them afterwards',
    )
    .option(
      '--external-network <name|id>',
      'with --provision: where its router goes out; default: the only external network',
    )
    .action(async (url, options) =>
      options.provision
        ? (await import('../provision.ts')).provisionedRun(url, options)
        : (await import('../run.ts')).runCommand(url, options),
    );
  planning(
    root
      .command('doctor')
      .description('say whether a run could begin, and what it would do; exit code 3 where it could not')
      .argument('[url]', networkEndpoint),
  )
    .addOption(option.json())
    .action(async (url, options) => (await import('../doctor.ts')).doctorCommand(url, options));
  careful(
    root
      .command('replay')
      .description('ask one failing case of an earlier run again')
      .argument('<file>', 'a file that a run wrote into its replay folder')
      .addOption(option.osCloud('sign in to this cloud of clouds.yaml'))
      .option(
        '--other-cloud <name>',
        'for a case of foreign access: the cloud that may not update the connection',
        collect,
      ),
  )
    .addOption(option.json())
    .action(async (file, options) => (await import('../replay.ts')).replayCommand(file, options));
  careful(
    root
      .command('selftest')
      .description('prove the kit: on faults, lawful variations, constant servers and disturbances')
      .argument('[url]', 'put the faults in front of this target, instead of the reference server')
      .option('--connection <id>', 'with a URL: the connection to update; it is put back')
      .addOption(option.osCloud('sign in to this cloud of clouds.yaml, and take its network endpoint'))
      .addOption(option.profile(`with a URL: ${profiles}`))
      .option('--fqdn <name>', 'with a URL: a name that the target resolves'),
  )
    .option('--seeds <n>', 'try the faults with this many seeds', wholeNumber(1, 1000), 1)
    .option(
      '--every <n>',
      'with --seeds: try every nth fault with the seeds after the first',
      wholeNumber(1, 1000),
      1,
    )
    .option('--out <file>', 'write the result as JSON')
    .addOption(option.json('print the result as JSON'))
    .action(async (url, options) => (await import('../selftest.ts')).selftestCommand(url, options));
}

/** Adds the options that say what is asked of which connection. */
function planning(command: Command): Command {
  return command
    .addOption(option.connections())
    .addOption(option.secondConnections())
    .addOption(option.races())
    .addOption(option.osCloud())
    .option(
      '--other-cloud <name>',
      'a cloud of clouds.yaml that may not update the connection: of another project, or of a reader; repeatable; default: OS_CLOUD_OTHER',
      collect,
    )
    .addOption(option.profile())
    .addOption(
      option.family(
        'IP version of the local side; default: that of the local endpoint group, or of the subnet',
      ),
    )
    .addOption(option.fqdn())
    .addOption(option.seed())
    .addOption(option.effort(...efforts))
    .option('--only <clause...>', 'only the clauses whose ids begin so')
    .option('--gentle', 'ask only what no tunnel feels; the verdict is incomplete then');
}
