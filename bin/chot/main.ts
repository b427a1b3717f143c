import { readArguments } from './arguments.ts';
import { ChotFault } from './chot-fault.ts';
import { helpText } from './help.ts';
import { say } from './messages.ts';
import type { Told } from './told.ts';

/** Runs one command line and prints what it answers; the exit code is 0, 1 for a denial, or 2 for wrong usage or a fault. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const asked = readArguments(args);
    const said = asked.kind === 'help' ? helpText() : await asked.command.run(asked.given);
    const { text, code, aside }: Told = typeof said === 'string' ? { text: said, code: 0 } : said;
    if (aside !== undefined) console.error(aside);
    console.log(text);
    return code;
  } catch (error) {
    console.error(error instanceof ChotFault ? error.message : say('fault', { reason: reasonOf(error) }));
    return 2;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message === '' ? error.name : `${error.name}: ${error.message}`;
}
