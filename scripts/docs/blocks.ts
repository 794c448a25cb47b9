import { attributesOf, type Fence } from './fences.ts';

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

/** The commands of a block; undefined where its language holds none. @throws Error for one that could not be checked, with its place */
export function commandsOf(fence: Fence): Block | undefined {
  const { place, language, lines } = fence;
  if (language !== 'sh' && language !== 'console') return undefined;
  const content = joined(lines);
  const steps = language === 'sh' ? commands(content) : dialogue(content, place);
  return { place, steps, ...conditionsOf(fence, steps) };
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

const known = { exit: /^\d+$/, interrupt: /^true$/, 'not-run': /\s/ };

function conditionsOf(fence: Fence, steps: readonly Step[]) {
  const { exit = '0', interrupt, 'not-run': notRun } = attributesOf(fence, known);
  if (steps.length === 0) throw new Error(`${fence.place}: the block holds no command`);
  if (steps.length > 1 && (exit !== '0' || interrupt))
    throw new Error(`${fence.place}: exit and interrupt go with one command`);
  return {
    exit: Number(exit),
    interrupt: interrupt !== undefined,
    ...(notRun !== undefined && { notRun }),
  };
}
