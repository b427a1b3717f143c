import { expect, it } from 'vitest';
import type { Delivery } from '../../shared/domain/webhook/delivery.ts';
import { keys, shelf as shelves } from '../../shared/workflow/keys.ts';
import type { SideItem } from '../../shared/workflow/ports.ts';
import { webhookKeys } from '../../shared/workflow/webhook-keys.ts';
import type { WebhookShelf } from '../../shared/workflow/webhook-ports.ts';
import { oneWebhook } from '../support/domain/webhook-refusals.ts';

type Stored = Readonly<Record<string, unknown>>;

interface Opened {
  readonly shelf: WebhookShelf;
  readonly put: (item: Stored & SideItem['key']) => Promise<void>;
  /** Every item of a partition. */
  readonly all: (pk: string) => Promise<readonly Stored[]>;
  /** What the sweep finds at an instant. */
  readonly due: (now: string) => Promise<readonly Stored[]>;
}

const at = '2026-11-23T02:00:00.000Z';
const later = '2026-11-23T03:00:00.000Z';
const [endpoint, notice] = ['wh-1', 'c-1'];
const key = webhookKeys.delivery(endpoint, notice);

const aDelivery = (change: Partial<Delivery> = {}): Delivery => ({
  organisation: 'BTC',
  endpoint,
  notice,
  at,
  about: { kind: 'platform', id: 'pf-1' },
  platformId: 'pf-1',
  events: ['PlatformRegistered'],
  status: 'due',
  attempts: 1,
  failedAt: null,
  expiresAt: 1_800_000_000,
  ...change,
});

const side = (place: SideItem['key'], body: SideItem['body']): SideItem => ({
  key: place,
  body,
  claim: null,
});
const attempted = (change: Partial<Delivery>, more: Stored = {}): SideItem =>
  side(key, { ...aDelivery({ attempts: 2, ...change }), ...more });
const dueAt = (instant: string) => ({ id: endpoint, duePk: shelves.due, dueSk: `${instant}#${endpoint}` });

/** What every shelf of webhooks must do, in memory and on the engine. */
export const webhooksSuite = (open: () => Opened | Promise<Opened>): void => {
  it('gives nothing where nothing was kept', async () => {
    const { shelf } = await open();
    expect(await shelf.webhooks('BTC')).toBeNull();
    expect(await shelf.delivery(endpoint, notice)).toBeNull();
    expect(await shelf.health(endpoint)).toBeNull();
    expect(await shelf.sealed(endpoint, 'c-0')).toBeNull();
  });

  it('gives what was kept of an organisation, an endpoint, its secret and a delivery, and nothing of another', async () => {
    const { shelf, put } = await open();
    await put({ ...keys.state('webhooks', 'BTC'), state: oneWebhook(), version: 1 });
    await put({ ...key, ...aDelivery() });
    await put({ ...webhookKeys.health(endpoint), since: at, organisation: 'BTC' });
    await put({ ...webhookKeys.secret(endpoint, 'c-0'), sealed: 'c2VhbGVk' });
    expect(await shelf.webhooks('BTC')).toEqual(oneWebhook());
    expect(await shelf.delivery(endpoint, notice)).toEqual(aDelivery());
    expect(await shelf.health(endpoint)).toEqual({ since: at });
    expect(await shelf.sealed(endpoint, 'c-0')).toBe('c2VhbGVk');
    expect(await shelf.webhooks('BYT')).toBeNull();
    expect(await shelf.delivery('wh-2', notice)).toBeNull();
    expect(await shelf.sealed(endpoint, 'c-9')).toBeNull();
  });

  it('notes an attempt with everything that goes with it, and removes what is over', async () => {
    const { shelf, put, all } = await open();
    await put({ ...key, ...aDelivery({ failedAt: at }) });
    await put({ ...webhookKeys.health(endpoint), since: at });
    await put({ ...webhookKeys.failure(endpoint, at, notice), notice });
    const taken = [
      attempted({ status: 'taken' }),
      side(webhookKeys.health(endpoint), null),
      side(webhookKeys.failure(endpoint, at, notice), null),
    ];
    expect(await shelf.write(1, taken)).toBe(true);
    expect(await shelf.delivery(endpoint, notice)).toEqual(aDelivery({ status: 'taken', attempts: 2 }));
    expect(await shelf.health(endpoint)).toBeNull();
    expect(await all(webhookKeys.failure(endpoint, '', '').pk)).toEqual([]);
  });

  it.each([
    ['another has made meanwhile', aDelivery({ attempts: 2 })],
    ['is of a delivery that is gone', null],
  ])('notes nothing at all of an attempt that %s', async (_, standing) => {
    const { shelf, put } = await open();
    if (standing !== null) await put({ ...key, ...standing });
    await put({ ...webhookKeys.health(endpoint), since: at });
    const items = [
      attempted({ status: 'failed', failedAt: later }),
      side(webhookKeys.health(endpoint), null),
      side(webhookKeys.failure(endpoint, later, notice), { notice }),
    ];
    expect(await shelf.write(1, items)).toBe(false);
    expect(await shelf.delivery(endpoint, notice)).toEqual(standing);
    expect(await shelf.health(endpoint)).toEqual({ since: at });
  });

  it('two workers that note the same attempt note it once', async () => {
    const { shelf, put } = await open();
    await put({ ...key, ...aDelivery() });
    const both = await Promise.all([
      shelf.write(1, [attempted({ status: 'taken' })]),
      shelf.write(1, [attempted({ status: 'failed', failedAt: later })]),
    ]);
    expect(both.filter(Boolean)).toEqual([true]);
    expect((await shelf.delivery(endpoint, notice))?.attempts).toBe(2);
  });

  it('is found by the sweep when its next attempt is due, and not once it was taken', async () => {
    const { shelf, put, due } = await open();
    await put({ ...key, ...aDelivery() });
    expect(await shelf.write(1, [attempted({}, dueAt(later))])).toBe(true);
    expect(await due(at)).toEqual([]);
    expect(await due(later)).toMatchObject([{ endpoint, notice, attempts: 2 }]);
    expect(await shelf.write(2, [attempted({ status: 'taken', attempts: 3 })])).toBe(true);
    expect(await due(later)).toEqual([]);
  });
};
