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
  const command = commands.find((row) => isAskedFor(row, args));
  if (command === undefined)
    throw new ChotFault('unknownCommand', { command: wordsOf(args) || args.join(' ') });
  return { kind: 'run', command, given: readOptions(command, args.slice(command.words.split(' ').length)) };
}

function wordsOf(args: readonly string[]): string {
  const firstOption = args.findIndex((argument) => argument.startsWith('-'));
  return (firstOption === -1 ? args : args.slice(0, firstOption)).join(' ');
}

function isAskedFor({ words, takesFile }: CommandRow, args: readonly string[]): boolean {
  const said = wordsOf(args);
  return said === words || (takesFile === true && said.startsWith(`${words} `));
}

function readOptions({ takes, takesFile }: CommandRow, args: readonly string[]): Given {
  const taken = Object.fromEntries(
    takes.map((name) => [name, { type: options[name].type, multiple: 'multiple' in options[name] }]),
  );
  try {
    const allowPositionals = takesFile === true;
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options: taken,
      allowPositionals,
      tokens: true,
    });
    const [file, more] = positionals;
    if (more !== undefined) throw new TypeError(more);
    const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
    const twice = names.find((name, n) => taken[name]?.multiple === false && names.indexOf(name) < n);
    if (twice !== undefined) throw new TypeError(`--${twice} is given twice`);
    return file === undefined ? { ...values } : { ...values, file };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [reason = error.message] = error.message.split('. ');
    throw new ChotFault('badOption', { reason });
  }
}
