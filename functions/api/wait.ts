import type { Request } from '../../shared/lambda/http-request.ts';
import type { Receipt } from '../../shared/workflow/ports.ts';
import type { ApiDeps } from './deps.ts';

/** The longest wait that is granted, in seconds. */
const mostSeconds = 10;
/** The first outcome is looked for when a worker can have found it, in milliseconds. */
const firstPause = 16;
const longestPause = 250;

/** Seconds that the author prefers to wait (`Prefer: wait=5`, RFC 7240); 0 where none are named. */
export const preferredWait = (prefer: string | undefined): number => {
  const seconds = Number(/(?:^|[,;\s])wait=(\d{1,4})(?:$|[,;\s])/u.exec(prefer ?? '')?.[1] ?? 0);
  return Math.min(seconds, mostSeconds);
};

/** The receipt once it is settled, or as it stands when the wait that the author prefers is over. */
export const waitForOutcome = async (deps: ApiDeps, request: Request, taken: Receipt): Promise<Receipt> => {
  let receipt = taken;
  let left = preferredWait(request.headers['prefer']) * 1000;
  let pause = firstPause;
  while (receipt.status === 'pending' && left > 0) {
    await deps.pause(Math.min(pause, left));
    const found = await deps.reads.receipt(taken.commandId);
    if (found === null) throw new Error(`command ${taken.commandId} was registered and is gone`);
    receipt = found;
    left -= pause;
    pause = Math.min(pause * 1.5, longestPause);
  }
  return receipt;
};
