import { expect, test } from 'vitest';
import { isoDayIn, typedIn } from '../../functions/web/forms/field.ts';
import { articleText, rulesetText } from '../../functions/web/law.ts';
import { sections } from '../../functions/web/content/sections.ts';
import { partsOf } from '../../functions/web/multipart.ts';
import { digestIn } from '../../functions/web/routes/release.ts';
import { dayText, instantText, numberText } from '../../functions/web/written.ts';
import { fullContent } from '../support/embedded-road.ts';

test.each([
  ['22/11/2026', '2026-11-22'],
  ['2/1/2026', '2026-01-02'],
  ['22.11.2026', '2026-11-22'],
  ['2026-11-22', '2026-11-22'],
  ['31/02/2026', null],
  ['11/22/2026', null],
  ['tomorrow', null],
  ['', null],
])('%j is the day %s', (typed, day) => {
  expect(isoDayIn(typed)).toBe(day);
});

test('days, instants and numbers are written as the reader writes them', () => {
  expect(dayText('vi', '2026-11-02')).toBe('02/11/2026');
  expect(dayText('en', '2026-11-02')).toBe('2 November 2026');
  expect(instantText('vi', '2026-11-22T18:30:00.000Z')).toBe('01:30, 23/11/2026');
  expect([numberText('vi', 1234), numberText('en', 1234)]).toEqual(['1.234', '1,234']);
});

test('an article is cited as each language cites it', () => {
  const article = 'Decree 331/2026/NĐ-CP Art. 31.2(c)';
  expect(articleText('vi', article)).toBe('điểm c khoản 2 Điều 31 Nghị định 331/2026/NĐ-CP');
  expect(articleText('en', article)).toBe(article);
  expect(articleText('vi', 'TCVN 14423:2026 5.1')).toBe('TCVN 14423:2026 5.1');
});

test.each([
  [
    'Decree 331/2026/NĐ-CP Annex, Form 01; Art. 18.1, 20.1(b)',
    'Mẫu số 01 của Phụ lục, khoản 1 Điều 18, điểm b khoản 1 Điều 20 Nghị định 331/2026/NĐ-CP',
  ],
  ['Decree 224/2026/NĐ-CP Art. 27, 28', 'Điều 27, Điều 28 Nghị định 224/2026/NĐ-CP'],
  ['Decision 1230/QĐ-BTTTT (2023)', 'Quyết định 1230/QĐ-BTTTT (2023)'],
  ['Decree 85/2016/NĐ-CP Art. 7 to 11', 'Decree 85/2016/NĐ-CP Art. 7 to 11'],
])('%s is cited in Vietnamese', (article, cited) => {
  expect(articleText('vi', article)).toBe(cited);
});

test('a ruleset is called by its decree', () => {
  expect(rulesetText('vi', 'ND331_2026')).toBe('Nghị định 331/2026/NĐ-CP');
  expect(rulesetText('en', 'ND85_2016')).toBe('Decree 85/2016/NĐ-CP');
});

test('a digest is taken as people paste it', () => {
  const hex = 'AB'.repeat(32);
  expect(digestIn(` sha256:${hex}\n`)).toBe(`sha256:${hex.toLowerCase()}`);
  expect([digestIn(hex.slice(1)), digestIn(`md5:${hex}`)]).toEqual([null, null]);
});

test('an upload that breaks off, and a form that is none, have no parts', () => {
  const whole = '--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n{"a": 1}\r\n--b--\r\n';
  const type = 'multipart/form-data; boundary=b';
  expect(partsOf(Buffer.from(whole), type).get('text')?.toString()).toBe('{"a": 1}');
  expect(partsOf(Buffer.from(whole.slice(0, -8)), type).size).toBe(0);
  expect(partsOf(Buffer.from(whole), 'application/json').size).toBe(0);
});

test.each(sections)(
  'the part $name of a dossier comes back from its form as it went in',
  ({ from, to, fields }) => {
    const content: Readonly<Record<string, unknown>> = { ...fullContent };
    const pairs = Object.entries(from(content)).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : [...value]).map((each): [string, string] => [name, each]),
    );
    const again = to(typedIn(new URLSearchParams(pairs)), content);
    expect(Object.keys(again).length).toBeGreaterThan(0);
    expect(fields.length).toBeGreaterThan(0);
    const expected = Object.fromEntries(Object.keys(again).map((name) => [name, content[name]]));
    expect(JSON.parse(JSON.stringify(again))).toEqual(JSON.parse(JSON.stringify(expected)));
  },
);

test('a fact that the form does not ask for stays when the others are saved', () => {
  const facts = sections.find(({ name }) => name === 'facts');
  const typed = typedIn(new URLSearchParams({ systemType: 'internal', informationClasses: 'public' }));
  expect(facts?.to(typed, { facts: { userCount: 12, systemType: 'other' } })['facts']).toEqual({
    userCount: 12,
    systemType: 'internal',
    informationClasses: ['public'],
  });
});
