import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gate } from '../../bin/chot/gate.ts';
import { gateAnswer } from '../../bin/chot/gate-answer.ts';
import type { Given } from '../../bin/chot/given.ts';
import { freePort } from '../../infra/local/engine.ts';
import { digestOf } from './domain/a-case.ts';
import { clock, national, paperFolder } from './paper-folder.ts';
import { aKeySet, listFile, permitFile } from './papers.ts';

/** What the service says of a release that holds a permit. */
export const allowed = {
  decisionId: 'd-1',
  decision: 'allow',
  enforcement: 'block',
  reasons: [],
  level: 3,
  validUntil: '2027-11-02T17:00:00.000Z',
  permit: { platformId: 'pf-1', dossierId: 'ds-1', digest: digestOf('a'), status: 'valid', synthetic: false },
  decidedAt: '2026-11-22T02:00:00.000Z',
  recorded: true,
};

/** What a route answers: a text with 200, or whatever a function does with the response. */
export type Answers = Readonly<Record<string, string | ((response: ServerResponse) => void)>>;

/** The permit of a digest as its route gives it. */
export const permitsOf = async (digest: string): Promise<string> => {
  const envelope: unknown = JSON.parse((await permitFile(national, { digest })).toString('utf8'));
  return JSON.stringify({ permits: [{ platformId: 'pf-1', envelope }] });
};

/** A service behind a port that answers what it is told to, and `chot gate` before it, with a folder to keep papers in. */
export async function gateDesk() {
  const papers = await paperFolder();
  const desk: { answers: Answers } = {
    answers: {
      'POST /gate/decisions': JSON.stringify(allowed),
      'GET /.well-known/jwks.json': aKeySet(national.jwk),
      'GET /permits/status': (await listFile(national)).toString('utf8'),
      [`GET /permits/${digestOf('a')}`]: await permitsOf(digestOf('a')),
    },
  };
  const server = createServer((request, response) => {
    const answer = desk.answers[`${request.method ?? ''} ${request.url ?? ''}`];
    if (typeof answer === 'function') answer(response);
    else response.writeHead(answer === undefined ? 404 : 200).end(answer ?? '{}');
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String(port)}`;
  const seen = join(papers.folder, 'seen.json');
  const ask = async (change: Partial<Given> = {}) => {
    const asked = { url, token: 't', seen, digest: digestOf('a'), json: true, ...change };
    const { text, code, aside } = await gate(asked, clock);
    const answer = gateAnswer.parse(JSON.parse(text));
    return { code, aside, answer, reason: answer.reasons[0]?.code ?? null };
  };
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const close = async () => {
    await stop();
    papers.remove();
  };
  return Object.assign(desk, { papers, kept: join(papers.folder, 'kept'), ask, stop, close });
}

export type GateDesk = Awaited<ReturnType<typeof gateDesk>>;
