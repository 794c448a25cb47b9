import { Command } from 'commander';
import { isProfileFile } from '../contract/profiles.ts';
import { addCatalogue } from './commands/catalogue.ts';
import { addCertificates } from './commands/certificates.ts';
import { addCustody } from './commands/custody.ts';
import { addDocuments } from './commands/documents.ts';
import { addReports } from './commands/reports.ts';
import { addRuns } from './commands/runs.ts';
import { kit } from './package.ts';

/** The command line. Each command loads what it needs when it runs. */
export function program(): Command {
  const root = new Command('vpnaas-conformance')
    .description('Does this cloud update an IPsec connection the way its API page says?')
    .version(kit.version)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(onOneLine(text)) })
    .addHelpText(
      'after',
      `
Exit codes: 0 conformant, 1 non-conformant, 2 wrong usage, 3 incomplete or could not ask,
4 stale or expired deviation, 5 fault of the kit.
Secrets are read from clouds.yaml, secure.yaml and OS_* variables, never from an argument.`,
    );
  root.hook('preAction', async (_root, command) => {
    const { profile } = command.opts<{ profile?: string }>();
    if (profile !== undefined && isProfileFile(profile)) {
      const { profileNamed } = await import('./profile.ts');
      command.setOptionValue('profile', await profileNamed(profile));
    }
  });
  addRuns(root.commandsGroup('Ask a target:'));
  addCustody(root.commandsGroup('Put it back:'));
  addCertificates(root.commandsGroup('Signed results:'));
  addCatalogue(root.commandsGroup('What is asked:'));
  addReports(root.commandsGroup('Reports:'));
  addDocuments(root.commandsGroup('Documents and clients:'));
  return root.commandsGroup('Help:').helpCommand('help [command]', 'show the options of a command');
}

/** An error of commander in the form of all others. */
function onOneLine(text: string): string {
  const words = text
    .replace(/^error: /, '')
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ');
  return `${kit.name}: ${words} (--help shows the options)\n`;
}
