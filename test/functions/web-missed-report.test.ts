import { expect, it } from 'vitest';
import { commandMessage } from '../../shared/aws/queues.ts';
import { parseRegistryWish } from '../../shared/contracts/messages.ts';
import { systemActor } from '../../shared/domain/actor.ts';
import { noticeKeys } from '../../shared/workflow/notice-keys.ts';
import { people } from '../workflow/people.ts';
import { openDesk } from './http-desk.ts';
import { person } from './http-road.ts';
import { openPages } from './page-desk.ts';

/** Pages over a desk where the owner owes yearly reports since 2026, and its year has passed without one. */
const world = async () => {
  let at = '2026-11-23T02:00:00.000Z';
  const now = () => at;
  const desk = openDesk({ now });
  const duty = parseRegistryWish({
    ...{ id: 'c-1.2', type: 'note-reporting', correlationId: 'r', actor: systemActor },
    aggregate: { kind: 'organisation', id: 'BTC' },
    body: { ruleset: 'ND331_2026', level: 3 },
  });
  await desk.queues.send('registry', [commandMessage(duty)]);
  await desk.drain();
  at = '2027-01-04T02:00:00.000Z';
  return { at, desk, site: openPages(desk, now) };
};

it.each([
  ['the registrar', people.registrar],
  ['the ministry that runs the register', person('ministry', 'BKHCN', 'publishing')],
])('%s, told of a yearly report that is late, finds which one it is behind the notice', async (_, reader) => {
  const { at, desk, site } = await world();
  const about = { kind: 'organisation', id: 'BTC' };
  const told = { id: 'c-9', at, events: ['ClockEscalated'], about, platformId: null };
  desk.items.put(noticeKeys.unread(reader.subject, at, 'c-9'), { ...told, organisation: 'BKHCN' });
  const { html } = await site.read(reader, '/vi/notices');
  const place = /href="(\/vi\/organisations\/[^"]+)"/u.exec(html)?.[1] ?? '';
  const { words, html: page } = await site.read(reader, place);
  expect(words).toContain('Báo cáo năm 2026');
  expect(words).toContain('Chưa gửi và đã quá hạn.');
  expect(page).not.toContain(`${place}/annual-report"`);
});
