import { commands, options } from './commands.ts';
import { say } from './messages.ts';
import { columns } from './table.ts';

/** The help text: every command with its options, in both languages. */
export function helpText(): string {
  return [
    say('purpose'),
    `\n${say('commands')}:`,
    columns(commands.map(({ words, says }) => [`  chot ${words}`, say(says)])),
    `\n${say('usage')}:`,
    ...commands.map(
      ({ words, takes, takesFile }) =>
        `  chot ${words} ${takesFile === true ? 'FILE ' : ''}${takes.map(optional).join(' ')}`,
    ),
    `\n${say('options')}:`,
    columns(Object.entries(options).map(([name, { says }]) => [`  ${flag(name)}`, say(says)])),
    `  ${say('whereItLooks')}`,
    `\n${say('exitCodes')}:`,
    `  0  ${say('exitDone')}`,
    `  1  ${say('exitDenied')}`,
    `  2  ${say('exitFault')}`,
  ].join('\n');
}

function flag(name: string): string {
  const argument = Object.entries(options).find(([key]) => key === name)?.[1].argument;
  return typeof argument === 'string' ? `--${name} ${argument}` : `--${name}`;
}

function optional(name: string): string {
  return `[${flag(name)}]`;
}
