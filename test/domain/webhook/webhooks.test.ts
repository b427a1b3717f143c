import { describe, expect, it } from 'vitest';
import { systemActor } from '../../../shared/domain/actor.ts';
import { decideWebhooks } from '../../../shared/domain/webhook/decide.ts';
import { isGivenUp, nextAttemptAt } from '../../../shared/domain/webhook/delivery.ts';
import { endpointIn, evolveWebhooks, secretsAt } from '../../../shared/domain/webhook/webhooks.ts';
import type { WebhookCommand, Webhooks } from '../../../shared/domain/webhook/webhooks.ts';
import { oneWebhook, toAdd, webhookRefusals } from '../../support/domain/webhook-refusals.ts';

const at = '2026-11-23T02:00:00.000Z';
const decide = (state: Webhooks | null, command: WebhookCommand, allowsLoopback = false) =>
  decideWebhooks({ id: 'BTC', state, allowsLoopback }, command);
const off: WebhookCommand = {
  id: 'c-off',
  type: 'switch-webhook-off',
  actor: systemActor,
  body: { endpoint: 'wh-1' },
};
const rotated = (state: Webhooks, secret: string, when: string) =>
  evolveWebhooks(state, {
    organisation: 'BTC',
    at: when,
    event: { type: 'WebhookSecretRotated', endpoint: 'wh-1', secret },
  });
const counting = (state: Webhooks, now: string) => {
  const endpoint = endpointIn(state, 'wh-1');
  return endpoint === undefined ? [] : secretsAt(endpoint, now).map(({ id }) => id);
};

describe('the webhooks of an organisation', () => {
  it.each(webhookRefusals)('are refused $code: $because', ({ code, details = {}, state, command }) => {
    expect(decide(state ?? null, command)).toEqual({ ok: false, refusal: { code, details } });
  });

  it('are added without their secret in the event', () => {
    const decided = decide(null, toAdd('https://nhan.example.vn/'));
    expect(decided).toMatchObject({ ok: true, events: [{ type: 'WebhookAdded', endpoint: 'wh-1' }] });
    expect(JSON.stringify(decided)).not.toContain('c2VhbGVk');
  });

  it('stand on this machine only where that is allowed', () => {
    expect(decide(null, toAdd('http://127.0.0.1:8080/'), true).ok).toBe(true);
    expect(decide(null, toAdd('http://10.0.0.1/'), true).ok).toBe(false);
  });

  it('count the secret before for a day after a rotation, and never a third', () => {
    const once = rotated(oneWebhook(), 'c-new', at);
    expect(counting(once, '2026-11-24T01:59:59.999Z')).toEqual(['c-new', 'c-0']);
    expect(counting(once, '2026-11-24T02:00:00.000Z')).toEqual(['c-new']);
    expect(counting(rotated(once, 'c-newer', at), at)).toEqual(['c-newer', 'c-new']);
  });

  it('are switched off once; one that is off or gone is left', () => {
    expect(decide(oneWebhook(), off)).toMatchObject({ ok: true, events: [{ type: 'WebhookSwitchedOff' }] });
    expect(decide(oneWebhook(at), off)).toEqual({ ok: true, events: [] });
    expect(decide(null, off)).toEqual({ ok: true, events: [] });
  });
});

describe('a delivery that is not taken', () => {
  it('is tried eight times in a day, then given up', () => {
    const hours = [1, 2, 3, 4, 5, 6, 7].map(
      (n) => (Date.parse(nextAttemptAt(n, at) ?? '') - Date.parse(at)) / 3_600_000,
    );
    expect(hours.reduce((sum, one) => sum + one, 0)).toBe(24);
    expect(nextAttemptAt(8, at)).toBeNull();
  });

  it('leads to the end of its endpoint after three days', () => {
    expect(isGivenUp({ since: at }, '2026-11-26T01:59:59.999Z')).toBe(false);
    expect(isGivenUp({ since: at }, '2026-11-26T02:00:00.000Z')).toBe(true);
  });
});
