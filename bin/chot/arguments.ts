import { parseArgs } from 'node:util';
import { ChotFault } from './chot-fault.ts';
import { commands, options } from './commands.ts';
import type { CommandRow } from './commands.ts';
import type { Given } from './given.ts';

/** What a command line asks for. */
export type Asked =
  { readonly kind: 'help' } | { readonly kind: 'run'; readonly command: CommandRow; readonly given: Given };

/** Reads a command line: first the words of a command, then its options; anything else is refused by name. */
export function readArguments(args: readonly string[]): Asked {
  if (args.includes('--help')) return { kind: 'help' };
  if (args.length === 0) throw new ChotFault('noCommand');
  const firstOption = args.findIndex((argument) => argument.startsWith('-'));
  const words = (firstOption === -1 ? args : args.slice(0, firstOption)).join(' ');
  const command = commands.find((row) => row.words === words);
  if (command === undefined) throw new ChotFault('unknownCommand', { command: words || args.join(' ') });
  const rest = firstOption === -1 ? [] : args.slice(firstOption);
  return { kind: 'run', command, given: readOptions(command, rest) };
}

function readOptions({ takes }: CommandRow, args: readonly string[]): Given {
  const taken = Object.fromEntries(takes.map((name) => [name, { type: options[name].type }]));
  try {
    return parseArgs({ args: [...args], options: taken, allowPositionals: false }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [reason = error.message] = error.message.split('. ');
    throw new ChotFault('badOption', { reason });
  }
}
