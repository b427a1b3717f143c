import { expect, it } from 'vitest';
import { noticeKeys } from '../../shared/workflow/notice-keys.ts';
import type { NoticeShelf } from '../../shared/workflow/notice-ports.ts';
import type { SideItem } from '../../shared/workflow/ports.ts';

interface Opened {
  readonly shelf: NoticeShelf;
  /** Every item of a partition. */
  readonly all: (pk: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly put: (item: Readonly<Record<string, unknown>> & SideItem['key']) => Promise<void>;
}

const at = '2026-11-23T02:00:00.000Z';
const inbox = (subject: string, id: string): SideItem => ({
  key: noticeKeys.unread(subject, at, id),
  body: { id, at },
  claim: null,
});
const mail = (subject: string, id: string): SideItem => ({
  key: noticeKeys.mail(id, subject),
  body: { id, subject, sentAt: null },
  claim: null,
});

const part = (id: string, n = 0) => ({ id, part: n, body: { told: [{ organisation: 'BTC' }] } });

/** What every shelf of notices must do, in memory and on the engine. */
export const noticesSuite = (open: () => Opened | Promise<Opened>): void => {
  it('keeps a part whole and once, whatever the second time brings', async () => {
    const { shelf, all } = await open();
    expect(await shelf.keep(part('c-1'), [inbox('owner.BTC', 'c-1'), inbox('vendor.CTY-A', 'c-1')])).toBe(
      true,
    );
    expect(await shelf.keep(part('c-1'), [inbox('auditor.KTNN', 'c-1')])).toBe(false);
    expect(await shelf.keep(part('c-1', 1), [inbox('auditor.KTNN', 'c-1')])).toBe(true);
    expect(await all('TOLD#c-1')).toMatchObject([part('c-1').body, part('c-1').body]);
    expect(await all('INBOX#owner.BTC')).toMatchObject([{ id: 'c-1' }]);
    expect(await all('INBOX#auditor.KTNN')).toHaveLength(1);
  });

  it('two that keep the same at once keep it once', async () => {
    const { shelf, all } = await open();
    const both = await Promise.all([
      shelf.keep(part('c-2'), [inbox('owner.BTC', 'c-2')]),
      shelf.keep(part('c-2'), [inbox('owner.BTC', 'c-2')]),
    ]);
    expect(both.filter(Boolean)).toEqual([true]);
    expect(await all('INBOX#owner.BTC')).toHaveLength(1);
  });

  it('knows what organisations were told by one command, of all its parts', async () => {
    const { shelf } = await open();
    const told = (organisation: string) => [
      { organisation, desk: 'operations' as const, events: ['PermitExpired'] },
    ];
    await shelf.keep({ id: 'c-1', part: 0, body: { told: told('2025:37') } }, [inbox('owner.BTC', 'c-1')]);
    await shelf.keep({ id: 'c-1', part: 1, body: { told: told('2025:01') } }, [mail('owner.BTC', 'c-1')]);
    expect(await shelf.toldBy('c-1')).toEqual([...told('2025:37'), ...told('2025:01')]);
    expect(await shelf.toldBy('c-2')).toEqual([]);
  });

  it('knows the preferences of those who have said something, and of nobody else', async () => {
    const { shelf, put } = await open();
    const said = { email: 'a@chot.example', language: 'en', kinds: ['permit'] };
    await put({ ...noticeKeys.preferences('owner.BTC'), ...said });
    const found = await shelf.preferencesOf(['owner.BTC', 'vendor.CTY-A']);
    expect([...found]).toEqual([['owner.BTC', said]]);
    expect(await shelf.preferencesOf([])).toEqual(new Map());
  });

  it('gives the mails of one command and notes which were sent; one that is gone is not made anew', async () => {
    const { shelf } = await open();
    await shelf.keep(part('c-3'), [mail('owner.BTC', 'c-3'), mail('vendor.CTY-A', 'c-3')]);
    await shelf.markSent('c-3', 'owner.BTC', at);
    await shelf.markSent('c-3', 'nobody', at);
    const mails = await shelf.mailsOf('c-3');
    expect(mails.map(({ subject, sentAt }) => [subject, sentAt])).toEqual([
      ['owner.BTC', at],
      ['vendor.CTY-A', null],
    ]);
    expect(await shelf.mailsOf('c-4')).toEqual([]);
  });
};
