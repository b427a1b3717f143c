import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { noticeText } from '../../shared/messages/notice-messages.ts';
import { startEmbedded, until } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';
import { digestFor, settle } from '../support/embedded-road.ts';

const outboxShape = z.object({
  items: z.array(z.object({ to: z.array(z.string()), subject: z.string(), text: z.string() })),
});
const pageShape = z.object({ items: z.array(z.object({ id: z.string() })), unread: z.number() });

let run: EmbeddedRun;
beforeAll(async () => {
  run = await startEmbedded({ environment: { CHOT_REGISTER: 'none', CHOT_DELIVER_TWICE: '1' } });
});
afterAll(async () => {
  await run.stop();
  run.remove();
});

const outbox = async () => outboxShape.parse((await run.api('GET', '/outbox')).body).items;

const choose = (account: string, email: string, language: string) =>
  settle(run, account, {
    method: 'PUT',
    path: '/people/me/notice-preferences',
    body: { email, language, kinds: ['platform'] },
  });

it('mails exactly what was chosen, once, in the language of the reader, and names nobody', async () => {
  await choose('owner', 'chu-quan@chot.example', 'vi');
  await choose('ministry', 'ministry@chot.example', 'en');
  await choose('vendor', 'vendor@chot.example', 'en');
  const platform = { nameVi: 'Nền tảng bí mật', owner: 'BTC', ownerKind: 'ministry' };
  const platformId = await settle(run, 'vendor', { path: '/platforms', body: platform });
  const release = { version: '1.0.0', digests: [digestFor('outbox')] };
  await settle(run, 'vendor', { path: `/platforms/${platformId}/releases`, body: release });
  await settle(run, 'owner', {
    method: 'PATCH',
    path: `/platforms/${platformId}`,
    body: { nameEn: 'Secret' },
  });
  const mails = (await until(outbox, (sent) => sent.length >= 3)).toReversed();
  expect(mails.map(({ to, subject }) => [to.join(), subject])).toEqual([
    ['chu-quan@chot.example', `[Chốt] ${noticeText('vi', 'PlatformRegistered').title.slice(0, -1)}`],
    ['chu-quan@chot.example', `[Chốt] ${noticeText('vi', 'ReleaseAdded').title.slice(0, -1)}`],
    ['vendor@chot.example', `[Chốt] ${noticeText('en', 'PlatformUpdated').title.slice(0, -1)}`],
  ]);
  const texts = JSON.stringify(mails.map(({ subject, text }) => [subject, text]));
  for (const secret of ['bí mật', 'Secret', 'owner.BTC', 'vendor.CTY', 'chu-quan', digestFor('outbox')])
    expect(texts).not.toContain(secret);
  expect(texts).toContain(platformId);
});

it('shows the outbox as a page to who looks with a browser', async () => {
  const { headers, body } = await run.api('GET', '/outbox', { headers: { accept: 'text/html' } });
  expect(headers.get('content-type')).toContain('text/html');
  expect(body).toContain('chu-quan@chot.example');
});

it('keeps inbox and outbox over kill -9', async () => {
  const asked = async () => pageShape.parse((await run.api('GET', '/notices', { account: 'owner' })).body);
  const before = [await asked(), await outbox()];
  await run.kill();
  await run.start();
  expect([await asked(), await outbox()]).toEqual(before);
});
