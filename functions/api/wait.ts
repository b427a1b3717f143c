import type { Request } from '../../shared/lambda/http-request.ts';
import type { Receipt } from '../../shared/workflow/ports.ts';
import type { ApiDeps } from './deps.ts';

/** The longest wait that is granted, in seconds. */
const mostSeconds = 10;
const firstPause = 8;
const longestPause = 250;

/** Seconds that the author prefers to wait (`Prefer: wait=5`, RFC 7240); 0 where none are named. */
export const preferredWait = (prefer: string | undefined): number => {
  const seconds = Number(/(?:^|[,;\s])wait=(\d{1,4})(?:$|[,;\s])/u.exec(prefer ?? '')?.[1] ?? 0);
  return Math.min(seconds, mostSeconds);
};

/** The receipt once it is settled, or as it stands when the wait is over. */
export const waitForOutcome = async (
  deps: ApiDeps,
  request: Request,
  commandId: string,
): Promise<Receipt> => {
  let left = preferredWait(request.headers['prefer']) * 1000;
  let pause = firstPause;
  for (;;) {
    const receipt = await deps.reads.receipt(commandId);
    if (receipt === null) throw new Error(`command ${commandId} was registered and is gone`);
    if (receipt.status !== 'pending' || left <= 0) return receipt;
    await deps.pause(Math.min(pause, left));
    left -= pause;
    pause = Math.min(pause * 1.6, longestPause);
  }
};
