/** One command of a page, and the output shown below it where there is some. */
export interface Step {
  readonly command: string;
  readonly shown?: readonly string[];
}

/** A fenced block with commands: `sh` holds commands only, `console` lines after `$ ` with their output. */
export interface Block {
  /** `<file>:<line of the opening fence>`. */
  readonly place: string;
  readonly steps: readonly Step[];
  /** Exit code that its command ends with. */
  readonly exit: number;
  /** Its command runs until Ctrl-C. */
  readonly interrupt: boolean;
  /** Why it is not run. */
  readonly notRun?: string;
}

const fence = /^(\s*)(`{3,}|~{3,})\s*(\S*)\s*(.*)$/;
const attribute = /\s*([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?/y;
const otherShells = new Set(['bash', 'shell', 'zsh', 'shell-session', 'shellsession']);

/** The blocks of a Markdown page that hold commands. @throws Error for one that could not be checked, with its place */
export function blocksOf(file: string, markdown: string): Block[] {
  const lines = markdown.split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const opening = fence.exec(lines[at] ?? '');
    if (!opening) continue;
    const [, indent = '', ticks = '', language = '', info = ''] = opening;
    const place = `${file}:${at + 1}`;
    const end = lines.findIndex(
      (line, index) => index > at && line.trim().startsWith(ticks) && /^[`~]+$/.test(line.trim()),
    );
    if (end === -1) throw new Error(`${place}: the block is not closed`);
    if (otherShells.has(language))
      throw new Error(`${place}: "${language}" is not checked: use sh or console`);
    if (language === 'sh' || language === 'console') {
      const content = joined(lines.slice(at + 1, end).map((line) => line.slice(indent.length)));
      const steps = language === 'sh' ? commands(content) : dialogue(content, place);
      blocks.push({ place, steps, ...attributesOf(info, steps, place) });
    }
    at = end;
  }
  return blocks;
}

/** Lines; one that ends in a backslash stays together with the next one. */
function joined(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : lines.join('\n').split(/(?<!\\)\n/);
}

function commands(lines: readonly string[]): Step[] {
  return lines.filter((line) => line.trim() !== '' && !line.startsWith('#')).map((command) => ({ command }));
}

function dialogue(lines: readonly string[], place: string): Step[] {
  const steps: { command: string; shown: string[] }[] = [];
  for (const line of lines) {
    if (line.startsWith('$ ')) steps.push({ command: line.slice(2), shown: [] });
    else if (steps.length > 0) steps.at(-1)?.shown.push(line);
    else throw new Error(`${place}: a console block begins with "$ " and a command`);
  }
  return steps;
}

function attributesOf(info: string, steps: readonly Step[], place: string) {
  let exit = 0;
  let interrupt = false;
  let notRun: string | undefined;
  const refuse = (why: string): never => {
    throw new Error(`${place}: ${why}`);
  };
  attribute.lastIndex = 0;
  for (let match = attribute.exec(info); match; match = attribute.exec(info)) {
    const [text, name, quoted, value = quoted] = match;
    if (name === 'exit' && /^\d+$/.test(value ?? '')) exit = Number(value);
    else if (name === 'interrupt' && value === undefined) interrupt = true;
    else if (name === 'not-run' && value) notRun = value;
    else refuse(`"${text.trim()}" is none of exit=N, interrupt, not-run="reason"`);
  }
  if (steps.length === 0) refuse('the block holds no command');
  if (steps.length > 1 && (exit !== 0 || interrupt)) refuse('exit and interrupt go with one command');
  return { exit, interrupt, ...(notRun !== undefined && { notRun }) };
}
