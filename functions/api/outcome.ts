import type { Answer } from '../../shared/lambda/http-answer.ts';
import { problem } from '../../shared/lambda/http-answer.ts';
import type { Receipt } from '../../shared/workflow/ports.ts';

const location = ({ commandId }: Receipt): Record<string, string> => ({ location: `/commands/${commandId}` });

/** What the author may know of a command. */
export const receiptView = ({
  commandId,
  type,
  aggregate,
  status,
  at,
  version,
  events,
  refusal,
}: Receipt) => ({
  commandId,
  type,
  aggregate,
  status,
  at,
  version,
  events,
  refusal,
});

/** The HTTP answer for a command as it stands: 202 pending, 200 applied, 409 refused, 503 set aside after a fault. */
export const outcomeAnswer = (receipt: Receipt): Answer => {
  const headers = location(receipt);
  switch (receipt.status) {
    case 'pending':
      return { status: 202, body: receiptView(receipt), headers };
    case 'applied':
      return {
        status: 200,
        body: receiptView(receipt),
        headers: { ...headers, ...(receipt.version !== null && { etag: `"${String(receipt.version)}"` }) },
      };
    case 'failed':
      return problem(503, 'command-failed', { headers });
    case 'refused': {
      if (receipt.refusal === null) throw new Error(`refused command ${receipt.commandId} has no refusal`);
      const { code, details } = receipt.refusal;
      return problem(409, code, { reasons: [{ code, details }], headers });
    }
  }
};
