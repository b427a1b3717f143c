import { expect, test } from 'vitest';
import { allNotices, kindOf, toldNames } from '../../shared/domain/notice/kinds.ts';
import { desks, rolesAt } from '../../shared/domain/notice/notice.ts';
import { mailFrom, noticeText } from '../../shared/messages/notice-messages.ts';
import en from '../../shared/messages/notices.en.json' with { type: 'json' };
import vi from '../../shared/messages/notices.vi.json' with { type: 'json' };

const languages = ['vi', 'en'] as const;

test('every event tells somebody, or says why nobody hears of it', () => {
  expect(Object.keys(allNotices).length).toBeGreaterThan(60);
  for (const [name, row] of Object.entries(allNotices)) {
    const reason = 'nobody' in row ? row.nobody : row.tells.join();
    expect([name, reason.length > 3]).toEqual([name, true]);
  }
});

test('whatever is told has its texts in both languages, whole sentences, and no other text is there', () => {
  for (const catalogue of [vi, en])
    expect(Object.keys(catalogue.events).toSorted()).toEqual([...toldNames].toSorted());
  for (const language of languages) {
    for (const name of toldNames) {
      const { title, text } = noticeText(language, name);
      for (const sentence of [title, text]) expect(sentence).toMatch(/^\p{Lu}.*[.]$/u);
    }
  }
  expect(() => noticeText('vi', 'NoSuchEvent')).toThrow('no text');
});

test('whatever is told is of a kind that a person can choose; what nobody hears of is of none', () => {
  expect(toldNames.map(kindOf)).not.toContain(null);
  expect(kindOf('ContentSaved')).toBeNull();
  expect(kindOf('NoSuchEvent')).toBeNull();
});

test('somebody reads at every desk', () => {
  for (const desk of desks) expect(rolesAt(desk).length).toBeGreaterThan(0);
});

test.each(languages)('%s: a mail says what happened and where to read more, and names nobody', (language) => {
  const write = mailFrom('https://chot.example');
  const mail = write(language, {
    events: ['PermitSuspended', 'YourTurn'],
    about: { kind: 'dossier', id: 'ds-1' },
    platformId: 'pf-1',
  });
  expect(mail.subject).toContain(noticeText(language, 'PermitSuspended').title.replace(/[.]$/u, ''));
  for (const name of ['PermitSuspended', 'YourTurn'])
    expect(mail.text).toContain(noticeText(language, name).text);
  expect(mail.text).toContain(`https://chot.example/${language}/dossiers/ds-1`);
  expect(mail.text).toContain('pf-1');
  expect(mail.text).not.toMatch(/\{|\}|undefined|null/u);
});

test.each([
  ['platform', '/vi/platforms/x-1'],
  ['organisation', '/vi/organisations/x-1'],
  ['person', '/vi/work'],
])('a mail about a %s leads to %s', (kind, place) => {
  const about = { kind, id: 'x-1' };
  const { text } = mailFrom('https://chot.example')('vi', { events: ['YourTurn'], about, platformId: null });
  expect(text).toContain(`https://chot.example${place}\n`);
});
