import { kindsOf } from '../../shared/domain/notice/kinds.ts';
import type { ToldDesk } from '../../shared/domain/notice/notice.ts';
import type { Delivery } from '../../shared/domain/webhook/delivery.ts';
import type { NoticeShelf } from '../../shared/workflow/notice-ports.ts';
import type { DeliverTask, SideItem, TellTask } from '../../shared/workflow/ports.ts';
import { webhookKeys } from '../../shared/workflow/webhook-keys.ts';

/** How long what was sent to an endpoint is remembered, taken or not. */
const keptSeconds = 90 * 24 * 3600;

/** What each organisation is told, at whatever desk. */
const byOrganisation = (desks: readonly ToldDesk[]): ReadonlyMap<string, readonly string[]> => {
  const all = new Map<string, readonly string[]>();
  for (const { organisation, events } of desks)
    all.set(organisation, [...new Set([...(all.get(organisation) ?? []), ...events])]);
  return all;
};

/** What each live endpoint of an organisation that is told something hears of it: the events of the kinds that it asked for. */
export const deliveriesOf = async (
  shelf: NoticeShelf,
  { id: notice, at, about, platformId }: TellTask,
  desks: readonly ToldDesk[],
): Promise<readonly Delivery[]> => {
  const told = byOrganisation(desks);
  const expiresAt = Math.floor(Date.parse(at) / 1000) + keptSeconds;
  const fresh = { status: 'due', attempts: 0, failedAt: null, expiresAt } as const;
  return (await shelf.webhooksOf([...told.keys()])).flatMap(({ organisation, endpoints }) =>
    Object.values(endpoints).flatMap(({ id: endpoint, kinds, offSince }): Delivery[] => {
      const isWanted = (event: string): boolean => kindsOf([event]).some((kind) => kinds.includes(kind));
      const events = (told.get(organisation) ?? []).filter(isWanted);
      if (offSince !== null || events.length === 0) return [];
      return [{ organisation, endpoint, notice, at, about, platformId, events, ...fresh }];
    }),
  );
};

/** A delivery as it is kept. */
export const deliveryItem = (delivery: Delivery): SideItem => ({
  key: webhookKeys.delivery(delivery.endpoint, delivery.notice),
  body: { ...delivery },
  claim: null,
});

/** The first attempt of a delivery. */
export const firstAttempt = ({ organisation, endpoint, notice }: Delivery): DeliverTask => ({
  kind: 'deliver',
  organisation,
  endpoint,
  notice,
  attempt: 0,
  causedBy: notice,
});
