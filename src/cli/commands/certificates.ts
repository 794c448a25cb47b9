import { type Command, Option } from 'commander';
import { profileNames } from '../../contract/profiles.ts';
import { collect, oneOf, wholeNumber } from '../options.ts';
import { careful } from './careful.ts';
import { networkEndpoint, option, pageProfile } from './option.ts';

/** The commands about signed results: `keygen`, `certify`, `verify`. */
export function addCertificates(root: Command): void {
  root
    .command('keygen')
    .description('make a pair of keys to sign certificates with: NAME.key and NAME.pub')
    .argument('<name>', 'path of the files, without .key and .pub')
    .addOption(option.json())
    .action(async (name, options) => (await import('../keygen.ts')).keygenCommand(name, options));
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
    .addOption(option.deviations())
    .option('--challenge <nonce>', "the certifier's nonce: it decides the seed, so nothing can be prepared")
    .addOption(option.connection())
    .addOption(option.secondConnection())
    .addOption(option.races())
    .addOption(option.osCloud('sign in to this cloud of clouds.yaml'))
    .option('--other-cloud <name>', 'a cloud that may not update the connection; repeatable', collect)
    .addOption(
      new Option('--profile <name>', profileNames().join(', '))
        .argParser(oneOf(...profileNames()))
        .default(pageProfile),
    )
    .addOption(option.family())
    .addOption(option.fqdn())
    .addOption(option.seed('without a challenge: the same seed asks the same'))
    .option('--effort <effort>', 'standard or deep', oneOf('standard', 'deep'), 'standard')
    .addOption(option.report())
    .addOption(option.json('the same as --report json'))
    .action(async (url, options) => (await import('../certify.ts')).certifyCommand(url, options));
  root
    .command('verify')
    .description('check a certificate offline: signature, evidence, verdicts, plan; exit code 1 if refused')
    .argument('<bundle>', 'folder or .tar.gz that `certify` wrote')
    .requiredOption('--key <file>', 'public key of who signed; repeatable', collect)
    .option('--challenge <nonce>', 'the nonce that you handed out')
    .option('--max-age <days>', 'refuse what is older', wholeNumber(1, 36_500))
    .addOption(option.json())
    .action(async (bundle, options) => (await import('../verify.ts')).verifyCommand(bundle, options));
}
