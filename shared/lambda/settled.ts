import type { Receipt } from '../workflow/ports.ts';
import { count } from './count.ts';
import { log } from './log.ts';

/** Writes down how a command ended: one log line and one count, without a text of the case. */
export const noteOutcome = ({
  commandId,
  type,
  aggregate,
  status,
  version,
  refusal,
  correlationId,
}: Receipt): void => {
  log.info('command settled', {
    commandId,
    type,
    aggregate,
    status,
    version,
    code: refusal?.code,
    correlationId,
  });
  count('CommandsSettled', { type, status });
};
