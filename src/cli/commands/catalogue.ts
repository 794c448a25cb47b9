import type { Command } from 'commander';
import { profileNames } from '../../contract/profiles.ts';
import { listCommand } from '../list.ts';
import { oneOf, wholeNumber } from '../options.ts';
import { option, pageProfile } from './option.ts';

/** The commands that show what is asked, and what a server of the page answers: `list`, `explain`, `generate`, `serve`. */
export function addCatalogue(root: Command): void {
  root
    .command('list')
    .description('list what is asked')
    .argument('[clause]', 'only clauses whose ids begin so')
    .addOption(option.profile())
    .option('--level <level>', 'must, should or info', oneOf('must', 'should', 'info'))
    .option('--diff', 'only what the profile has otherwise than the page')
    .addOption(option.json())
    .action((prefix, options) => listCommand(prefix, options));
  root
    .command('explain')
    .description('say why a clause is asked, with a request on either side of it')
    .argument('<clause>', 'id of a clause')
    .addOption(option.profile())
    .addOption(option.localSide())
    .addOption(option.json())
    .action(async (id, options) => (await import('../explain.ts')).explainCommand(id, options));
  root
    .command('generate')
    .description('print request bodies as JSON lines')
    .option('--valid', 'bodies that break nothing (the default)')
    .option('--breaking <clause>', 'bodies that break this clause and nothing else')
    .option('--count <n>', 'how many at most', wholeNumber(1, 100_000), 10)
    .addOption(option.seed('the same seed prints the same'))
    .addOption(option.profile())
    .addOption(option.localSide())
    .action(async (options) => (await import('../generate.ts')).generateCommand(options));
  root
    .command('serve')
    .description('start the embedded reference server')
    .option('--profile <name>', `speak as ${profileNames().join(', ')} documents it`, pageProfile)
    .option('--port <n>', 'port on 127.0.0.1; 0 takes a free one', wholeNumber(0, 65535), 0)
    .option('--token <token>', 'the token that it accepts; default: a random one')
    .addOption(option.json('print the addresses as JSON'))
    .action(async (options) => (await import('../serve.ts')).serveCommand(options));
}
