import type { Command } from 'commander';
import { option } from './option.ts';

/** The commands on reports that are there: `merge`, `matrix`, `diff`, `deviations`. */
export function addReports(root: Command): void {
  root
    .command('merge')
    .description('give the report of the whole plan from those of all its shards')
    .argument('<report...>', 'report.json of every shard, or folders that hold them')
    .addOption(option.report())
    .addOption(option.json('the same as --report json'))
    .action(async (places, options) => (await import('../merge.ts')).mergeCommand(places, options));
  root
    .command('matrix')
    .description('put the reports of many targets side by side: which clause fails where')
    .argument('<report...>', 'reports, or folders with a report.json for each target, named after it')
    .option('--before <folder>', 'the reports of the time before: what changed since')
    .option('--html <file>', 'write one page for people there')
    .addOption(option.json())
    .action(async (places, options) => (await import('../matrix.ts')).matrixCommand(places, options));
  root
    .command('diff')
    .description('say what is otherwise in the second of two reports; exit code 1 where it is worse')
    .argument('<before>', 'report.json of the run to compare with, such as a committed baseline')
    .argument('<after>', 'report.json of the newer run')
    .addOption(option.json())
    .action(async (before, after, options) =>
      (await import('../diff.ts')).diffCommand(before, after, options),
    );
  const deviations = root
    .command('deviations')
    .description('draft or check a file of clauses that may fail for a time, for `run --deviations`');
  deviations
    .command('init')
    .description('draft one for what fails in a report; people fill in why')
    .argument('<report>', 'report.json of a run')
    .option('--out <file>', 'write it there; default: stdout')
    .addOption(option.json())
    .action(async (report, options) => (await import('../deviations.ts')).draftDeviations(report, options));
  deviations
    .command('check')
    .description('check one without asking anybody: exit code 2 where it is wrong, 4 where one has expired')
    .argument('<file>', 'such as deviations.yaml')
    .addOption(option.profile())
    .addOption(option.productVersion())
    .addOption(option.json())
    .action(async (file, options) => (await import('../deviations.ts')).checkDeviationFile(file, options));
}
