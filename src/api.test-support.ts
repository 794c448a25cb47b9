import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What the types of an entry declare, by name and without comments: those that stand in it, and those that it exports of
 * other files. @param file a `.d.ts` as the compiler writes it
 */
export function declarationsOf(file: string): ReadonlyMap<string, string> {
  const text = readFileSync(file, 'utf8').replace(/[ \t]*\/\*\*[\s\S]*?\*\/\n?/g, '');
  const found = new Map(ownOf(text));
  for (const [, list = '', from = ''] of text.matchAll(
    /^export (?:type )?\{([^}]*)\} from '(\.[^']*)\.ts';/gm,
  )) {
    const theirs = declarationsOf(join(dirname(file), `${from}.d.ts`));
    for (const [, name = '', as = name] of list.matchAll(/(?:type )?(\w+)(?: as (\w+))?/g)) {
      const declared = theirs.get(name);
      if (declared === undefined) throw new Error(`${from} declares no ${name}`);
      found.set(as, declared);
    }
  }
  return found;
}

function ownOf(text: string): [string, string][] {
  return text.split(/^(?=(?:export |declare |interface |type |import ))/m).flatMap((statement) => {
    const name =
      /^(?:export )?(?:declare )?(?:abstract )?(?:async )?(?:class|const|function|interface|type) (\w+)/.exec(
        statement,
      );
    return name?.[1] === undefined ? [] : [[name[1], statement.trim()] as [string, string]];
  });
}
