import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { importDecisions } from '../../bin/chot/import-decisions.ts';
import { parseLogMessage } from '../../shared/contracts/gate-log.ts';
import { decisionsMessage } from '../../shared/aws/decisions-message.ts';
import { aDecision } from '../support/a-decision.ts';

const folder = mkdtempSync(join(tmpdir(), 'chot-decisions-'));
const file = join(folder, 'gate.log');
const queue = 'https://queues.test/projection.fifo';
const sqs = mockClient(SQSClient);
beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageBatchCommand).resolves({});
});
afterAll(() => rmSync(folder, { recursive: true }));

const one = aDecision();
const two = aDecision({ decisionId: 'd-abc-2', sequence: 2 });
const lineOf = (decision: object) =>
  JSON.stringify({ level: 'ERROR', message: 'gate decision was not kept; this line carries it', decision });
const take = (lines: readonly string[]) => {
  writeFileSync(file, `${lines.join('\n')}\n`);
  return importDecisions({ file, queue, json: true });
};
const sent = () =>
  sqs
    .commandCalls(SendMessageBatchCommand)
    .flatMap(({ args: [{ input }] }) => input.Entries ?? [])
    .map(({ MessageBody = '' }) => parseLogMessage(JSON.parse(MessageBody)));

describe('the answers that a log carries', () => {
  test('are sent to be kept, each by itself; other lines are passed over', async () => {
    const noise = ['', 'START RequestId: 1', '{"level":"INFO","message":"swept","lapsed":0}'];
    expect(await take([...noise, lineOf(one), `2026-11-23T02:00:00.000Z ${lineOf(two)}`])).toBe(
      JSON.stringify({ sent: [one.decisionId, two.decisionId] }, undefined, 2),
    );
    expect(sent()).toEqual([one, two].map((decision) => decisionsMessage([decision], true)));
  });

  test('are named by their line where they cannot be read, after the rest was sent', async () => {
    const cut = lineOf(two).slice(0, 200);
    const forged = lineOf({ ...two, reason: 'because' });
    await expect(take([lineOf(one), lineOf(two), cut, forged])).rejects.toMatchObject({
      code: 'linesUnreadable',
      message: expect.stringContaining('3, 4'),
    });
    expect(sent()).toHaveLength(2);
  });

  test('are looked for in a file that is there', async () => {
    const missing = importDecisions({ file: join(folder, 'none.log'), queue });
    await expect(missing).rejects.toMatchObject({ code: 'fileMissing' });
  });
});
