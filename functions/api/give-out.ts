import { parseDownload, parseEvidence } from '../../shared/contracts/records.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { Answer } from '../../shared/lambda/http-answer.ts';
import { ok, problem } from '../../shared/lambda/http-answer.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import { keys } from '../../shared/workflow/keys.ts';
import type { ApiDeps } from './deps.ts';
import { outcomeAnswer } from './outcome.ts';
import { takeIn } from './submit.ts';
import type { Wish } from './submit.ts';
import { waitForOutcome } from './wait.ts';

/** A wish to read one file, and the dossier or organisation under which it is recorded. */
interface Reading {
  readonly actor: Actor;
  readonly commandId: string;
  readonly holder: string;
  readonly wish: Wish;
}

/** The link to the copy that a worker has put out and recorded. */
const linked = async (deps: ApiDeps, holder: string, commandId: string): Promise<Answer> => {
  const given = await deps.reads.item(keys.download(holder, commandId));
  const { evidence, dossier, outboxKey } = parseDownload(given);
  const file = parseEvidence(await deps.reads.item(keys.evidence(dossier, evidence)));
  const { mediaType, size, sha256 } = file;
  const name = file.name ?? evidence;
  const link = await deps.files.download({ outboxKey, name, mediaType }, new Date(deps.now()));
  return ok({ evidence, name, mediaType, size, sha256, ...link });
};

/** Gives a file out for five minutes, once a worker has put a copy out and recorded for whom. */
export const giveOut = async (
  deps: ApiDeps,
  request: Request,
  { actor, commandId, holder, wish }: Reading,
): Promise<Answer> => {
  const taken = await takeIn(deps, request, { actor, commandId, wish });
  if ('problem' in taken) return taken;
  const waiting = { ...request, headers: { ...request.headers, prefer: 'wait=10' } };
  const receipt = await waitForOutcome(deps, waiting, taken.receipt);
  if (receipt.status === 'applied') return linked(deps, holder, commandId);
  return receipt.status === 'pending'
    ? problem(503, 'service-busy', { headers: { 'retry-after': '2' } })
    : outcomeAnswer(receipt);
};
