import { beforeEach, describe, expect, it } from 'vitest';
import { tell } from '../../functions/notice/tell.ts';
import { parseNotice } from '../../shared/contracts/notices.ts';
import type { Told } from '../../shared/domain/notice/notice.ts';
import { mailFrom, noticeText } from '../../shared/messages/notice-messages.ts';
import { noticeKeys } from '../../shared/workflow/notice-keys.ts';
import type { TellTask } from '../../shared/workflow/ports.ts';
import { inMemoryItems } from '../support/in-memory-items.ts';
import { inMemoryNotices, inMemoryPost } from '../support/in-memory-notices.ts';
import { inMemoryLookUp } from '../support/in-memory-reads.ts';
import { toldTo } from '../support/told-organisations.ts';

const at = '2026-11-23T02:00:00.000Z';

const world = () => {
  const items = inMemoryItems();
  const mails = inMemoryPost();
  const ports = {
    shelf: inMemoryNotices(items),
    lookUp: inMemoryLookUp(items),
    reportersOf: () => Promise.resolve(['2025:37', 'BYT']),
    post: mails.post,
    enqueue: () => Promise.resolve(),
    now: () => at,
  };
  const wants = (subject: string, preferences: object) =>
    items.put(noticeKeys.preferences(subject), {
      email: null,
      language: 'vi',
      kinds: ['turn', 'permit'],
      ...preferences,
    });
  const inbox = (subject: string) => items.under(`INBOX#${subject}`, '').map(parseNotice);
  return { items, mails, wants, inbox, tell: tell(ports, mailFrom('https://chot.example')) };
};
let here = world();
beforeEach(() => {
  here = world();
});

const task = (told: readonly Told[], more: Partial<TellTask> = {}): TellTask => ({
  kind: 'tell',
  id: 'c-1',
  at,
  about: { kind: 'dossier', id: 'ds-1' },
  platformId: 'pf-1',
  by: 'ministry.BTC',
  told,
  ...more,
});
const toOwner: Told = { to: { organisation: 'BTC', desk: 'owner' }, events: ['PermitSuspended'] };
const toVendor: Told = { to: { organisation: 'CTY-A', desk: 'vendor' }, events: ['PermitSuspended'] };

describe('given what a commit tells, when the worker gets it', () => {
  it('then whoever reads at the desk finds it in the inbox, once, however often it is delivered', async () => {
    const given = task([toOwner, toVendor]);
    for (let n = 0; n < 3; n += 1) await here.tell(given);
    expect(here.inbox('owner.BTC')).toEqual([
      {
        id: 'c-1',
        at,
        events: ['PermitSuspended'],
        about: given.about,
        platformId: 'pf-1',
        incident: null,
        organisation: 'BTC',
        readAt: null,
      },
    ]);
    expect(here.inbox('vendor.CTY-A')).toHaveLength(1);
    expect(toldTo(here.items, 'BTC')).toHaveLength(1);
    expect(here.mails.letters).toEqual([]);
  });

  it('then who did it is not told what they know, and who reads at two desks is told once', async () => {
    await here.tell(
      task([toOwner, { to: { person: 'owner.BTC' }, events: ['YourTurn'] }], { by: 'vendor.CTY-A' }),
    );
    expect(here.inbox('owner.BTC').map(({ events }) => events)).toEqual([['PermitSuspended', 'YourTurn']]);
    await here.tell(task([toVendor], { id: 'c-2', by: 'vendor.CTY-A' }));
    expect(here.inbox('vendor.CTY-A')).toEqual([]);
    expect(toldTo(here.items, 'CTY-A')).toHaveLength(1);
  });

  it('then a body that has ended is told through the one that took over', async () => {
    await here.tell(task([{ to: { organisation: 'BTTTT', desk: 'owner' }, events: ['PermitExpired'] }]));
    expect(toldTo(here.items, 'BTTTT')).toEqual([]);
    expect(toldTo(here.items, 'BKHCN')).toHaveLength(1);
  });

  it('then those who reported a deployment are found, and hear of it at the desk of operations', async () => {
    await here.tell(task([{ to: { reportersOf: 'rl-1' }, events: ['PermitRevoked'] }]));
    expect(here.inbox('locality.2025:37')).toHaveLength(1);
    expect(here.inbox('owner.BYT')).toHaveLength(1);
  });

  it('then it leads to the page of an incident for who may open that page, in the inbox and by mail', async () => {
    here.wants('owner.BTC', { email: 'o@chot.example', kinds: ['platform'] });
    const opened: readonly Told[] = [
      { to: { organisation: 'BTC', desk: 'owner' }, events: ['IncidentOpened'] },
      // Nobody there holds that role: the administrator hears of it, and reads no incident.
      { to: { organisation: 'BTC', desk: 'locality' }, events: ['IncidentOpened'] },
    ];
    const about = { kind: 'platform', id: 'pf-1' } as const;
    await here.tell(task(opened, { about, incident: 'in-1' }));
    expect(here.inbox('owner.BTC')).toMatchObject([{ incident: 'in-1' }]);
    expect(here.inbox('administrator.BTC')).toMatchObject([{ incident: null }]);
    expect(here.mails.letters[0]?.text).toContain('https://chot.example/vi/platforms/pf-1/incidents/in-1');
  });

  it('then an organisation that nobody reads for has it on its list all the same', async () => {
    await here.tell(
      task([{ to: { organisation: 'no-such-body', desk: 'owner' }, events: ['PermitRevoked'] }]),
    );
    expect(toldTo(here.items, 'no-such-body')).toHaveLength(1);
  });
});

describe('given preferences', () => {
  it('then a mail goes to who gave an address and chose the kind, in their language, and to nobody else', async () => {
    here.wants('owner.BTC', { email: 'o@chot.example', language: 'en' });
    here.wants('vendor.CTY-A', { email: 'v@chot.example', kinds: ['case'] });
    await here.tell(task([toOwner, toVendor]));
    expect(here.mails.letters.map(({ to }) => to)).toEqual(['o@chot.example']);
    expect(here.mails.letters[0]?.text).toContain(noticeText('en', 'PermitSuspended').text);
    expect(here.mails.letters[0]?.text).not.toMatch(/@|owner[.]BTC|vendor[.]CTY-A/u);
  });

  it('then a mail that was not taken is sent when the task comes again, and none twice', async () => {
    here.wants('owner.BTC', { email: 'o@chot.example' });
    here.wants('vendor.CTY-A', { email: 'v@chot.example' });
    const given = task([toOwner, toVendor]);
    here.mails.refuse(1);
    await expect(here.tell(given)).rejects.toThrow('the post is closed');
    for (let n = 0; n < 3; n += 1) await here.tell(given);
    expect(here.mails.letters.map(({ to }) => to)).toEqual(['o@chot.example', 'v@chot.example']);
  });

  it('then nothing is mailed to who has taken the address back before it was sent', async () => {
    here.wants('owner.BTC', { email: 'o@chot.example' });
    here.mails.refuse(1);
    await expect(here.tell(task([toOwner]))).rejects.toThrow();
    here.items.remove(noticeKeys.preferences('owner.BTC'));
    await here.tell(task([toOwner]));
    expect(here.mails.letters).toEqual([]);
    expect(here.inbox('owner.BTC')).toHaveLength(1);
  });
});

it('tells a hundred people in as many parts as it takes, and each of them once', async () => {
  const many = Array.from({ length: 250 }, (_, n) => ({
    to: { person: `p-${String(n)}` },
    events: ['MemberAppointed'],
  }));
  for (let n = 0; n < 2; n += 1) await here.tell(task(many));
  for (let n = 0; n < 250; n += 1) expect(here.inbox(`p-${String(n)}`)).toHaveLength(1);
});
