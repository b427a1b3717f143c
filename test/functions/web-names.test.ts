import { expect, test } from 'vitest';
import type { ApiCall } from '../../functions/web/api.ts';
import { directoryOver } from '../../functions/web/names/directory.ts';
import { namedPage } from '../../functions/web/names/named-page.ts';

const body = (nameVi: string) => ({
  nameVi,
  nameEn: 'Ministry of Tests',
  units: { 'BT9/van-phong': { nameVi: 'Văn phòng', nameEn: null } },
});

/** A directory over an API that knows one body, the calls that it made, and a clock that is set by hand. */
const aDirectory = () => {
  const asked: string[] = [];
  const state = { now: '2026-11-22T08:00:00.000Z', name: 'Bộ thử chín' };
  const api = ({ path }: ApiCall) => {
    asked.push(path);
    return Promise.resolve(
      path === '/organisations/BT9'
        ? { status: 200, body: body(state.name), version: null, language: 'vi' as const }
        : { status: 404, body: {}, version: null, language: 'vi' as const },
    );
  };
  return { asked, state, directory: directoryOver({ api, now: () => state.now }) };
};
const reader = { language: 'vi', token: 'of-somebody' } as const;
const ids = ['BT9', 'BT9/van-phong', 'BT9/khac', 'GONE/x', 'chot/system'];

test('a page says organisations and units by name, and what nobody knows by its id', async () => {
  const { directory, asked } = aDirectory();
  const page = await namedPage(directory, reader, ({ unit }) => ids.map(unit).join('; '));
  expect(page).toBe('Bộ thử chín; Văn phòng (Bộ thử chín); BT9/khac; GONE/x; Hệ thống tự động');
  expect(asked.toSorted()).toEqual(['/organisations/BT9', '/organisations/GONE']);
});

test('a name is read once in a minute, also one that is not there, and anew after it', async () => {
  const { directory, asked, state } = aDirectory();
  const fill = () =>
    namedPage(directory, reader, ({ organisation }) => ['BT9', 'GONE'].map(organisation).join());
  expect([await fill(), await fill()]).toEqual(['Bộ thử chín,GONE', 'Bộ thử chín,GONE']);
  expect(asked).toHaveLength(2);
  state.now = '2026-11-22T08:01:00.000Z';
  state.name = 'Bộ đổi tên';
  expect(await fill()).toBe('Bộ đổi tên,GONE');
});

test('in English a name is English where there is one', async () => {
  const { directory } = aDirectory();
  const english = { ...reader, language: 'en' } as const;
  expect(await namedPage(directory, english, ({ unit }) => unit('BT9/van-phong'))).toBe(
    'Văn phòng (Ministry of Tests)',
  );
});

test('who is not signed in reads what the platform brought with it, and asks for nothing', async () => {
  const { directory, asked } = aDirectory();
  const nobody = { language: 'vi', token: null } as const;
  expect(await namedPage(directory, nobody, ({ organisation }) => organisation('BTC'))).toBe('Bộ Tài chính');
  expect(asked).toEqual([]);
});

test('who is not signed in reads a body that was registered later by the name that the register gave with the record', async () => {
  const { directory, asked } = aDirectory();
  const given = { 'DN-N9': { nameVi: 'Doanh nghiệp giả định N9', nameEn: 'Enterprise N9' } };
  const fill = (language: 'vi' | 'en') =>
    namedPage(directory, { language, token: null, given }, ({ organisation }) =>
      ['DN-N9', 'DN-N8'].map(organisation).join('; '),
    );
  expect(await fill('vi')).toBe('Doanh nghiệp giả định N9; DN-N8');
  expect(await fill('en')).toBe('Enterprise N9; DN-N8');
  expect(asked).toEqual([]);
});
