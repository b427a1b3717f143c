import type { Delivery } from '../../shared/domain/webhook/delivery.ts';
import { digestOf } from '../../shared/workflow/hash.ts';

interface Place {
  /** Where people see the pages. */
  readonly source: string;
  readonly synthetic: boolean;
}

/** The name of a delivery to its receiver, the same at every attempt, so that a receiver can tell a repetition. */
export const deliveryName = ({ notice, endpoint }: Delivery): string =>
  `msg_${digestOf([notice, endpoint]).slice('sha256:'.length, 'sha256:'.length + 40)}`;

/** A notice as a CloudEvent 1.0 (structured JSON): ids only, no name and no fact of a case; its type names the first of `events`. */
export const cloudEvent = (delivery: Delivery, { source, synthetic }: Place): string => {
  const { notice, endpoint, organisation, at, about, platformId, events } = delivery;
  return JSON.stringify({
    specversion: '1.0',
    id: `${notice}.${endpoint}`,
    source,
    type: `vn.chot.notice.${events[0] ?? 'Notice'}`,
    subject: `${about.kind}/${about.id}`,
    time: at,
    datacontenttype: 'application/json',
    data: { organisation, events, about, platformId, commandId: notice, synthetic },
  });
};
