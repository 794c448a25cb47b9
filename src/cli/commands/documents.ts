import { Argument, type Command } from 'commander';
import { collect, oneOf, wholeNumber } from '../options.ts';
import { option } from './option.ts';

/** The commands about documents and bodies: `lint`, `export`, `proxy`. */
export function addDocuments(root: Command): void {
  root
    .command('lint')
    .description('hold OpenAPI documents, JSON Schemas, bodies and traffic against the page')
    .argument('<path...>', 'files, directories or patterns')
    .addOption(option.profile())
    .addOption(option.localSide())
    .option(
      '--as <side>',
      'take schemas and bodies for those of a request or a response; default: by their content',
      oneOf('request', 'response'),
    )
    .option('--allow-ref <dir>', 'let $ref lead into this directory too; repeatable', collect)
    .option('--allow-nothing', 'exit code 0, not 3, where no file is about this call')
    .option('--baseline <file>', 'findings that are known; exit code 4 where some are gone')
    .option('--write-baseline <file>', 'write the findings of now as the baseline')
    .option('--fail-on <level>', 'error or warning', oneOf('error', 'warning'), 'error')
    .option(
      '--report <format>',
      'text, json, sarif, github or junit, with =FILE to write it there; repeatable',
      collect,
    )
    .addOption(option.json('the same as --report json'))
    .action(async (paths, options) => (await import('../lint.ts')).lintCommand(paths, options));
  root
    .command('export')
    .description('print the contract for other repositories: schemas, types, a validator, bodies')
    .addArgument(
      new Argument('<format>', 'what to print').choices([
        'request-schema',
        'response-schema',
        'openapi',
        'types',
        'validator',
        'bodies',
      ]),
    )
    .addOption(option.profile())
    .addOption(option.localSide())
    .option('--module <form>', 'of the validator: esm or cjs', oneOf('esm', 'cjs'), 'esm')
    .option('--out <path>', 'write it to this file; bodies: to this folder, one file each')
    .action(async (format, options) => (await import('../export.ts')).exportCommand(format, options));
  root
    .command('proxy')
    .description('pass requests of a real client on to a cloud, and judge every update on the way')
    .argument('<url>', 'network endpoint of the cloud, or of the reference server')
    .addOption(option.profile())
    .addOption(option.localSide())
    .option('--port <n>', 'port on 127.0.0.1; 0 takes a free one', wholeNumber(0, 65535), 0)
    .option('--insecure', 'take any certificate of the cloud')
    .option('--out <file>', 'write the updates as JSON lines that lint reads, every psk taken out')
    .addOption(option.json('one JSON line for each update'))
    .action(async (url, options) => (await import('../proxy.ts')).proxyCommand(url, options));
}
