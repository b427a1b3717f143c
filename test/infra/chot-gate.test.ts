import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowed, gateDesk } from '../support/gate-desk.ts';
import type { GateDesk } from '../support/gate-desk.ts';

const denied = {
  ...allowed,
  decision: 'deny',
  reasons: [{ code: 'permit-revoked', message: 'Revoked.', next: 'Do not deploy it.' }],
};

let desk: GateDesk;
beforeEach(async () => {
  desk = await gateDesk();
});
afterEach(() => desk.close());
const ask: GateDesk['ask'] = (change) => desk.ask(change);

describe('chot gate', () => {
  it('desk.answers as the service does, word for word', async () => {
    const told = await ask();
    expect(told).toMatchObject({ code: 0, answer: { ...allowed, asOf: null, offline: false } });
    desk.answers = { 'POST /gate/decisions': JSON.stringify(denied) };
    expect(await ask()).toMatchObject({ code: 1, reason: 'permit-revoked', aside: undefined });
  });

  it.each(['warn', 'grace', 'block'])(
    'ends with 1 on a denial under %s, unless it is to be let through',
    async (enforcement) => {
      desk.answers = { 'POST /gate/decisions': JSON.stringify({ ...denied, enforcement }) };
      expect(await ask()).toMatchObject({ code: 1, aside: undefined });
      const told = await ask({ 'let-through': true });
      if (enforcement === 'block') expect(told).toMatchObject({ code: 1, aside: undefined });
      else expect(told).toMatchObject({ code: 0, aside: expect.stringContaining('DENIED AND LET THROUGH') });
    },
  );

  it.each<[string, string | ((response: ServerResponse) => void), string]>([
    [
      'a fault of the service',
      (response) => response.writeHead(500).end('{"code":"internal-fault"}'),
      'refusedByServer',
    ],
    ['a service that is away', (response) => response.writeHead(503).end('<html>'), 'refusedByServer'],
    [
      'a way elsewhere',
      (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
      'refusedByServer',
    ],
    ['no token that counts', (response) => response.writeHead(401).end('{}'), 'refusedByServer'],
    ['another thing', 'hello', 'answerNotUnderstood'],
    ['a decision that is none', JSON.stringify({ ...allowed, decision: 'maybe' }), 'answerNotUnderstood'],
    ['no HTTP', (response) => response.socket?.end('nothing that HTTP knows\r\n\r\n'), 'connectionWrong'],
  ])('takes %s for a fault, though papers are there that allow', async (_, answer, code) => {
    await ask({ save: desk.kept });
    desk.answers = { ...desk.answers, 'POST /gate/decisions': answer };
    await expect(ask({ save: desk.kept })).rejects.toMatchObject({ code });
  });

  it('takes an answer that is cut for a fault', async () => {
    await ask({ save: desk.kept });
    const cut = (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{');
      response.socket?.destroySoon();
    };
    desk.answers = { ...desk.answers, 'POST /gate/decisions': cut };
    await expect(ask({ save: desk.kept })).rejects.toThrow();
  });

  it.each(['0', '-1', 'soon', ''])('refuses "%s" as a time to wait', async (timeout) => {
    await expect(ask({ timeout })).rejects.toMatchObject({ code: 'badTimeout' });
  });
});
