/** A workflow command as GitHub's runner understands it. */
export interface Command {
  readonly kind: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads workflow commands as GitHub's runner does: split first, decode then. */
export function commandsIn(text: string): Command[] {
  const decode = (value: string) =>
    value.replace(/%(0D|0A|3A|2C|25)/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  return text.split(/\r\n|\r|\n/).flatMap((line) => {
    if (line === '') return [];
    const [, head = '', message = ''] = line.match(/^::(.*?)::(.*)$/) ?? [];
    const [kind = '', list = ''] = head.split(/ (.*)/);
    const properties = list.split(',').map((one) => one.split(/=(.*)/).map(decode));
    return [{ kind, properties: Object.fromEntries(properties), message: decode(message) }];
  });
}
