import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { decisionsMessage } from '../../shared/aws/decisions-message.ts';
import { parseDecision } from '../../shared/contracts/gate-log.ts';
import type { DecisionRecord } from '../../shared/contracts/gate-log.ts';
import { ChotFault } from './chot-fault.ts';
import type { Given } from './given.ts';
import { say } from './messages.ts';
import { withStageQueue } from './target.ts';

const carrying = z.looseObject({ decision: z.unknown() });

/** A line of a log from its first brace on: exports put the time before it. Null for a line that carries no decision. */
const carriedBy = (line: string): unknown => {
  const begin = line.indexOf('{');
  if (begin === -1 || !line.includes('"decision"')) return null;
  const read = carrying.safeParse(JSON.parse(line.slice(begin)));
  return read.data?.decision ?? null;
};

interface Line {
  readonly number: number;
  readonly text: string;
}

/** The decision of a line, null where it carries none, or that it cannot be read. */
const readLine = ({ text }: Line): DecisionRecord | null | 'unreadable' => {
  try {
    const carried = carriedBy(text);
    return carried === null ? null : parseDecision(carried);
  } catch {
    return 'unreadable';
  }
};

/** Each by itself: what it was kept together with may have been kept after all. */
const messageOf = (decision: DecisionRecord) => {
  const body = decisionsMessage([decision], true);
  return { group: decision.instance, deduplicationId: `again-${decision.decisionId}`, body };
};

/**
 * `chot import decisions`: sends the answers of the gate that were not recorded to be kept, as the lines of its log carry
 * them. Other lines are passed over, twice changes nothing; a line that carries an answer and cannot be read is named after
 * the rest was sent.
 */
export async function importDecisions({ file = '', queue, json }: Given): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ChotFault('fileMissing', { file });
  });
  const lines = text.split('\n').map((line, n): Line => ({ number: n + 1, text: line }));
  const read = lines.map((line) => ({ number: line.number, found: readLine(line) }));
  const decisions = read.flatMap(({ found }) => (found === null || found === 'unreadable' ? [] : [found]));
  const wrong = read.flatMap(({ number, found }) => (found === 'unreadable' ? [number] : []));
  await withStageQueue('Projection', queue, (send) => send(decisions.map(messageOf)));
  const count = String(decisions.length);
  if (wrong.length > 0) throw new ChotFault('linesUnreadable', { count, lines: wrong.join(', ') });
  return json === true
    ? JSON.stringify({ sent: decisions.map(({ decisionId }) => decisionId) }, undefined, 2)
    : say('decisionsSent', { count });
}
