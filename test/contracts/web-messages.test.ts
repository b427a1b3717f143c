import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deadlineKinds } from '../../shared/domain/clock/deadline.ts';
import { publicRulingKinds } from '../../shared/domain/public-ruling.ts';
import { name } from '../../shared/messages/messages.ts';
import { webText } from '../../shared/messages/web-messages.ts';
import afterEn from '../../shared/messages/after.en.json' with { type: 'json' };
import afterVi from '../../shared/messages/after.vi.json' with { type: 'json' };
import publicEn from '../../shared/messages/public.en.json' with { type: 'json' };
import publicVi from '../../shared/messages/public.vi.json' with { type: 'json' };
import staffEn from '../../shared/messages/staff.en.json' with { type: 'json' };
import staffVi from '../../shared/messages/staff.vi.json' with { type: 'json' };
import webEn from '../../shared/messages/web.en.json' with { type: 'json' };
import webVi from '../../shared/messages/web.vi.json' with { type: 'json' };

const [vi, en] = [
  { ...webVi, ...afterVi, ...publicVi, ...staffVi },
  { ...webEn, ...afterEn, ...publicEn, ...staffEn },
];

/** What falls due on platforms, organisations and relaxations stands on pages of its own. */
const elsewhere = [
  'platform-end',
  'incident-notice',
  'incident-report',
  'annual-part',
  'annual-report',
  'relaxation',
];
const kindsOnCases = deadlineKinds.filter((kind) => !elsewhere.includes(kind));

const home = join(import.meta.dirname, '../../functions/web');
const sources = readdirSync(home, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:njk|ts)$/u.test(file))
  .map((file) => readFileSync(join(home, file), 'utf8'));
const keys = Object.keys(vi);
const areas = new Set(keys.map((key) => key.split('.')[0]));

/** Everything in quotes that looks like a key, or like the beginning of one that is put together. */
const quoted = sources.flatMap((source) =>
  [...source.matchAll(/['"`]([a-z][A-Za-z]*\.[A-Za-z0-9.-]*)(?:\$\{\w+(?:\.\w+)?\}[^`'"]*)?['"`]/gu)].map(
    ([, key = '']) => key,
  ),
);
const mentioned = new Set(
  quoted.filter((key) => areas.has(key.split('.')[0]) && !/\.(?:njk|css|js|ts)$/u.test(key)),
);
const prefixes = [...mentioned].filter((key) => key.endsWith('.'));

test('both languages say the same things', () => {
  expect(Object.keys(en).toSorted()).toEqual(keys.toSorted());
  const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/gu)].map(String).toSorted();
  const different = Object.entries(vi).filter(
    ([key, text]) =>
      placeholders(text).join() !==
      placeholders(Object.entries(en).find(([k]) => k === key)?.[1] ?? '').join(),
  );
  expect(different).toEqual([]);
});

test('every text that the pages ask for is there', () => {
  expect(sources.length).toBeGreaterThan(20);
  expect(mentioned.size).toBeGreaterThan(50);
  const missing = [...mentioned].filter((key) =>
    key.endsWith('.') ? !keys.some((known) => known.startsWith(key)) : !keys.includes(key),
  );
  expect(missing).toEqual([]);
});

test.each(publicRulingKinds)('what the public hears of %s has its name in both languages', (kind) => {
  for (const language of ['vi', 'en'] as const) expect(name(language, 'publicRulings', kind)).not.toBe('');
});

test.each(kindsOnCases)('what falls due on a case as %s has its name in both languages', (kind) => {
  for (const language of ['vi', 'en'] as const) expect(webText(language, `clock.kind.${kind}`)).not.toBe('');
});

test('every text that is there is asked for', () => {
  const asked = (key: string) =>
    mentioned.has(key) || prefixes.some((prefix) => key.startsWith(prefix)) || key.startsWith('fact.');
  expect(keys.filter((key) => !asked(key))).toEqual([]);
});

test('no text stands in two catalogues', () => {
  const all = [webVi, afterVi, publicVi, staffVi].flatMap((catalogue) => Object.keys(catalogue));
  expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([]);
});

test('no template writes what it is given without escaping it', () => {
  const lines = sources.flatMap((source) => source.split('\n'));
  expect(lines.filter((line) => /\|\s*safe\b|autoescape\s+false/u.test(line))).toEqual([]);
  const made = lines.filter((line) => /\bhtml: '/u.test(line));
  expect(made.length).toBeGreaterThan(0);
  expect(made.filter((line) => !line.includes('| escape'))).toEqual([]);
});

test('texts are tidy', () => {
  const texts = [...Object.values(vi), ...Object.values(en)];
  expect(texts.filter((text) => !/^\S+(?: \S+)*$/u.test(text) || text !== text.normalize('NFC'))).toEqual([]);
});

test('a text that is not there, and one that lacks a value, are faults', () => {
  expect(webText('vi', 'platform.until', { day: '22/11/2026' })).toBe('Hiệu lực đến 22/11/2026');
  expect(() => webText('en', 'platform.until')).toThrow('no value for day');
  expect(() => webText('en', 'no.such')).toThrow('no text');
});

test('no text for people stands in a template', () => {
  const templates = readdirSync(join(home, 'templates')).map((file) =>
    readFileSync(join(home, 'templates', file), 'utf8'),
  );
  const bare = templates.flatMap((template) =>
    template
      .replaceAll(/\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}/gsu, '')
      .replaceAll(/<[^>]*>/gu, '')
      .split('\n')
      .filter((line) => /\p{L}/u.test(line)),
  );
  expect(bare).toEqual([]);
});
