import { describe, expect, test } from 'vitest';
import { sendAgain } from '../../bin/chot/dead-letters.ts';
import { cell, columns } from '../../bin/chot/table.ts';
import type { DeadLetterOffice } from '../../shared/aws/dead-letter-office.ts';
import type { DeadLetter } from '../../shared/aws/dead-letter-shelf.ts';
import { subjectOf } from '../../shared/contracts/dead-letters.ts';

const letter = (messageId: string, queue = 'dead'): DeadLetter => ({
  queue,
  messageId,
  group: 'dossier-1',
  body: `body of ${messageId}`,
  reason: null,
  sentAt: '2026-11-22T01:00:00.000Z',
});

/** An office that writes down what it does; `fails` names the letter that cannot be sent. */
function officeWith(letters: readonly DeadLetter[], fails?: string) {
  const done: string[] = [];
  const office: DeadLetterOffice = {
    list: () => Promise.resolve([...letters]),
    findStageQueue: (queue) => Promise.resolve(queue.startsWith('dead') ? `url-of-${queue}` : null),
    sendAgain: (url, { messageId }) => {
      if (messageId === fails) return Promise.reject(new Error('the queue is not there'));
      done.push(`sent ${messageId} to ${url}`);
      return Promise.resolve();
    },
    remove: ({ messageId }) => {
      done.push(`removed ${messageId}`);
      return Promise.resolve();
    },
  };
  return { office, done };
}

describe('sending dead letters again', () => {
  test('each is sent to where it came from, in order, and only then taken off the shelf', async () => {
    const { office, done } = officeWith([letter('one'), letter('two', 'dead-2')]);
    expect(await sendAgain(office, {})).toHaveLength(2);
    expect(done).toEqual([
      'sent one to url-of-dead',
      'removed one',
      'sent two to url-of-dead-2',
      'removed two',
    ]);
  });

  test('one that cannot be sent stays on the shelf, with all after it', async () => {
    const { office, done } = officeWith([letter('one'), letter('two'), letter('three')], 'two');
    await expect(sendAgain(office, {})).rejects.toThrow('the queue is not there');
    expect(done).toEqual(['sent one to url-of-dead', 'removed one']);
  });

  test('a queue or an id chooses', async () => {
    const letters = [letter('one'), letter('two', 'dead-2'), letter('three', 'dead-2')];
    const byQueue = officeWith(letters);
    expect(await sendAgain(byQueue.office, { queue: 'dead-2' })).toHaveLength(2);
    const byBoth = officeWith(letters);
    expect(await sendAgain(byBoth.office, { queue: 'dead-2', id: 'three' })).toEqual([letters[2]]);
  });

  test('a queue or an id that does not exist is refused before anything is sent', async () => {
    const { office, done } = officeWith([letter('one'), letter('lost', 'gone')]);
    await expect(sendAgain(office, { id: 'two' })).rejects.toMatchObject({ code: 'noSuchLetter' });
    await expect(sendAgain(office, { queue: 'other' })).rejects.toMatchObject({ code: 'noStageQueue' });
    await expect(sendAgain(office, {})).rejects.toMatchObject({ code: 'noStageQueue' });
    expect(done).toEqual([]);
  });

  test('an empty shelf is no fault', async () => {
    const { office } = officeWith([]);
    expect(await sendAgain(office, {})).toEqual([]);
    expect(await sendAgain(office, { queue: 'dead' })).toEqual([]);
  });
});

describe('the list', () => {
  test.each([
    ['{"id":"c-1","type":"submit","body":{}}', { id: 'c-1', type: 'submit' }],
    ['{"kind":"sign-permit","digest":"x"}', { id: null, type: 'sign-permit' }],
    ['{"decisionId":"d-1"}', { id: 'd-1', type: null }],
    ['{"id":7,"type":[]}', { id: null, type: null }],
    ['not ours', { id: null, type: null }],
    ['null', { id: null, type: null }],
  ])('says of %s what can be read', (body, expected) => {
    expect(subjectOf(body)).toEqual(expected);
  });

  test('keeps a text from elsewhere on one line and away from the terminal', () => {
    expect(cell('a\n\tb\u001b[2Jc\u009b\u202e', 40)).toBe('a b�[2Jc��');
    expect(cell('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`);
  });

  test('aligns columns', () => {
    const lines = [
      ['a', 'bb', 'c'],
      ['aaa', 'b', 'cc'],
    ];
    expect(columns(lines)).toBe('a    bb  c\naaa  b   cc');
  });
});
