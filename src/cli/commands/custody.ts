import type { Command } from 'commander';
import { option } from './option.ts';

/** The commands that undo what a run left: `restore`, `cleanup`. */
export function addCustody(root: Command): void {
  root
    .command('restore')
    .description('put a connection back that a killed run left changed, from its journal')
    .argument('[url]', 'network endpoint of the cloud; default: that of the journal')
    .option('--connection <id>', 'the connection to put back; default: the only one that has a journal')
    .addOption(option.osCloud('sign in to this cloud of clouds.yaml'))
    .addOption(option.timeout('how long one answer may take').default(30))
    .addOption(option.stateDir())
    .addOption(option.json())
    .action(async (url, options) => (await import('../restore.ts')).restoreCommand(url, options));
  root
    .command('cleanup')
    .description('show what runs with --provision left in a project, and remove it')
    .argument('[url]', 'network endpoint of the cloud, with or without /v2.0')
    .addOption(option.osCloud())
    .option('--yes', 'remove it without asking')
    .addOption(option.stateDir())
    .addOption(option.json())
    .action(async (url, options) => (await import('../cleanup.ts')).cleanupCommand(url, options));
}
