import type { DeadLetterOffice } from '../../shared/aws/dead-letter-office.ts';
import type { DeadLetter } from '../../shared/aws/dead-letter-shelf.ts';
import { subjectOf } from '../../shared/contracts/dead-letters.ts';
import { ChotFault } from './chot-fault.ts';
import type { Given } from './given.ts';
import { say } from './messages.ts';
import { cell, columns } from './table.ts';
import { withOffice } from './target.ts';

const longestSubject = 60;
const longestReason = 100;

/** `chot dead-letters list`: every message that is kept, and why. */
export async function list({ table, json }: Given): Promise<string> {
  const letters = await withOffice(table, (office) => office.list());
  if (json === true) return inJson({ items: letters.map(described) });
  if (letters.length === 0) return say('none');
  return [tableOf(letters), say('kept', { count: String(letters.length) })].join('\n');
}

/** `chot dead-letters redrive`: sends messages to their queues again; answers which. */
export async function redrive({ table, json, queue, id }: Given): Promise<string> {
  const sent = await withOffice(table, (office) => sendAgain(office, { queue, id }));
  if (json === true)
    return inJson({ sentAgain: sent.map(({ queue: of, messageId }) => ({ queue: of, messageId })) });
  return say('sentAgain', { count: String(sent.length) });
}

/**
 * Sends the chosen letters in the order they were first sent, and takes each off the shelf once it is on its queue: a
 * letter is never lost, and one that is sent twice changes nothing. A queue or id that does not exist is refused.
 */
export async function sendAgain(
  office: DeadLetterOffice,
  { queue, id }: Pick<Given, 'queue' | 'id'>,
): Promise<readonly DeadLetter[]> {
  const letters = await office.list();
  const chosen = letters.filter(
    (letter) => (queue ?? letter.queue) === letter.queue && (id ?? letter.messageId) === letter.messageId,
  );
  if (id !== undefined && chosen.length === 0) throw new ChotFault('noSuchLetter', { id });
  const addresses = await addressesOf(
    office,
    new Set([...(queue === undefined ? [] : [queue]), ...chosen.map((letter) => letter.queue)]),
  );
  for (const letter of chosen) {
    await office.sendAgain(addresses.get(letter.queue) ?? '', letter);
    await office.remove(letter);
  }
  return chosen;
}

/** Where each queue's letters came from; found before anything is sent, so that a name that is wrong changes nothing. */
async function addressesOf(
  office: DeadLetterOffice,
  queues: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const addresses = new Map<string, string>();
  for (const queue of queues) {
    const address = await office.findStageQueue(queue);
    if (address === null) throw new ChotFault('noStageQueue', { queue });
    addresses.set(queue, address);
  }
  return addresses;
}

function described(letter: DeadLetter) {
  return { ...letter, command: subjectOf(letter.body) };
}

function tableOf(letters: readonly DeadLetter[]): string {
  const head = ['columnWhen', 'columnQueue', 'columnMessage', 'columnCommand', 'columnReason'] as const;
  return columns([head.map((name) => say(name)), ...letters.map(lineOf)]);
}

function lineOf({ sentAt, queue, messageId, body, reason }: DeadLetter): readonly string[] {
  const { id, type } = subjectOf(body);
  const subject = [type, id].filter((part) => part !== null).join(' ');
  return [
    sentAt,
    queue,
    messageId,
    cell(subject, longestSubject) || say('unreadable'),
    cell(reason ?? say('triesSpent'), longestReason),
  ];
}

function inJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}
