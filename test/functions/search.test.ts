import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { listRegister } from '../../functions/register/routes/list-register.ts';
import { snapshots } from '../../functions/register/snapshot.ts';
import { unknownRecord } from '../../shared/domain/platform/record.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { registerPlatforms } from '../../shared/register/platforms.ts';
import { shelf } from '../../shared/workflow/keys.ts';
import { aStanding, aStandingPermit } from '../support/domain/a-platform.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';

const standings: Readonly<Record<string, readonly unknown[]>> = {
  'NTS-033': [aStanding({ level: 4 })],
  'NTS-034': [aStanding({ level: 5 })],
  'NTS-041': [aStanding({ permit: aStandingPermit({ status: 'suspended' }) })],
};
const cards = registerPlatforms().map(
  ({ id, nameVi, nameEn, ownerId, ownerKind, category, lists, sources }) => ({
    ...unknownRecord,
    ...{ id, nameVi, nameEn, owner: ownerId, ownerKind, category, lists, sources },
    ...{ vendor: null, unverified: [], fictional: false, updatedAt: '2026-11-22T02:00:00.000Z' },
    ndxp: id === 'NTS-004' ? { status: 'connected', since: null } : null,
    standings: standings[id] ?? [],
  }),
);
const deps = {
  now: () => '2026-11-23T02:00:00.000Z',
  reads: {
    item: () => Promise.resolve(null),
    all: () => Promise.resolve([]),
    shelf: (name: string) => Promise.resolve(name === shelf.register ? cards : []),
  },
};
const handler = httpEndpoint([listRegister(deps, snapshots(deps))], problemText);
const ask = async (query: string) =>
  answerOf(await handler(httpEvent(`GET /register?${query}`), lambdaContext));
const page = z.object({
  items: z.array(z.looseObject({ id: z.string() })),
  next: z.string().nullable(),
  total: z.number(),
});
const found = async (query: string) => page.parse((await ask(query)).body);
const ids = async (query: string) => (await found(query)).items.map(({ id }) => id);
const words = (q: string) => ids(`q=${encodeURIComponent(q)}`);

describe('the search', () => {
  it.each([
    ['without marks', 'nen tang dia chi so', 'NTS-002'],
    ['with the tone mark at its other place', 'điện tóan đám mây', 'NTS-001'],
    ['a name that is no word', 'VNeID', 'NTS-033'],
    ['small letters', 'vneid', 'NTS-033'],
    ['its other place in a name', 'hoá đơn điện tử', 'NTS-009'],
    ['decomposed letters', 'trợ lý ảo'.normalize('NFD'), 'NTS-011'],
    ['a slip', 'tiêm chủgn', 'NTS-049'],
    ['an abbreviation', 'csdl dân cư', 'NTS-034'],
    ['the abbreviation of several words', 'CSDLQG dân cư', 'NTS-034'],
    ['an abbreviation with its mark', 'TTHC', 'NTS-018'],
    ['that of a service', 'DVC', 'NTS-051'],
    ['that of a council of a province', 'UBND Hải Dương', 'NTS-090'],
    ['English', 'e-commerce', 'NTS-015'],
    ['the beginning of a word', 'block', 'NTS-063'],
    ['an id', 'NTS-018', 'NTS-018'],
  ])('finds a platform by %s', async (_, q, expected) => {
    expect((await words(q)).slice(0, 3)).toContain(expected);
  });

  it.each([
    ['QLVB', 'Hệ thống quản lý văn bản và điều hành'],
    ['Quản lý văn bản', 'Phần mềm QLVB'],
    ['CNTT', 'Cổng hỗ trợ công nghệ thông tin'],
    ['CĐS', 'Cổng thông tin chuyển đổi số'],
    ['chuyển đổi số', 'Cổng CĐS'],
    ['CSDLQG', 'CSDL quốc gia về đất đai'],
    ['cơ sở dữ liệu quốc gia', 'CSDLQG về đất đai'],
    ['national database', 'CSDLQG về đất đai'],
  ])('finds by %s what is called %s', async (q, nameVi) => {
    const [card] = cards;
    const shelved = [{ ...card, id: 'pf-1', nameVi, nameEn: null, owner: null }];
    const other = { ...deps, reads: { ...deps.reads, shelf: () => Promise.resolve(shelved) } };
    const search = httpEndpoint([listRegister(other, snapshots(other))], problemText);
    const query = `GET /register?q=${encodeURIComponent(q)}`;
    const answer = page.parse(answerOf(await search(httpEvent(query), lambdaContext)).body);
    expect(answer.items.map(({ id }) => id)).toEqual(['pf-1']);
  });

  it.each(['BTTTT', 'TTTT', 'Bộ TT&TT'])('finds what a ministry owned by %s', async (q) => {
    const owned = cards.filter(({ owner }) => owner === 'BTTTT').map(({ id }) => id);
    expect(await ids(`limit=100&q=${encodeURIComponent(q)}`)).toEqual(expect.arrayContaining(owned));
  });

  it.each(['BCA', 'Bộ Công an', 'bo cong an'])('finds what a body owns by %s', async (q) => {
    const owned = cards.filter(({ owner }) => owner === 'BCA').map(({ id }) => id);
    expect(await ids(`limit=100&q=${encodeURIComponent(q)}`)).toEqual(expect.arrayContaining(owned));
  });

  it.each(['', '   ', '***', '\u0000'])(
    'of nothing that is a word is every platform, or none: %j',
    async (q) => {
      expect((await ask(`q=${encodeURIComponent(q)}`)).status).toBe(200);
    },
  );
});

describe('the filters', () => {
  it.each([
    ['category=society', (id: string) => cards.find((card) => card.id === id)?.category === 'society'],
    ['list=national-35', (id: string) => cards.find((card) => card.id === id)?.lists.includes('national-35')],
    [
      'ownerKind=enterprise',
      (id: string) => cards.find((card) => card.id === id)?.ownerKind === 'enterprise',
    ],
    ['standing=published', (id: string) => Object.hasOwn(standings, id)],
    ['status=suspended', (id: string) => id === 'NTS-041'],
    ['connected=connected', (id: string) => id === 'NTS-004'],
    ['level=4', (id: string) => id === 'NTS-033'],
  ])('%s shows what fits and all that does', async (query, isFitting) => {
    const expected = cards.map(({ id }) => id).filter(isFitting);
    expect(await ids(`limit=200&${query}`)).toEqual(expected.toSorted());
    expect(expected.length).toBeGreaterThan(0);
  });

  it('do not tell who is of level 5', async () => {
    expect(await ids('level=5')).toEqual([]);
  });

  it.each(['level=9', 'sort=colour', 'page=2', 'status=fine', 'limit=0'])(
    '%s is refused by name',
    async (query) => {
      expect(await ask(query)).toMatchObject({ status: 400, body: { code: 'query-invalid' } });
    },
  );
});

describe('a cursor', () => {
  const walk = async (query: string) => {
    const seen: string[] = [];
    let at = await found(query);
    for (;;) {
      seen.push(...at.items.map(({ id }) => id));
      if (at.next === null) return seen;
      at = await found(`limit=7&cursor=${at.next}`);
    }
  };

  it.each([
    'limit=7',
    'limit=7&sort=name',
    'limit=7&list=national-35',
    'limit=7&q=quoc%20gia',
    'limit=7&sort=updated',
  ])('walks every page of %s, keeps its filters, and shows nothing twice', async (query) => {
    const whole = await ids(query.replace('limit=7', 'limit=200'));
    expect(await walk(query)).toEqual(whole);
  });

  it('that was tampered with, or that goes with other filters, is refused', async () => {
    const { next } = await found('limit=5&category=society&sort=name');
    const other = await found('limit=5');
    expect(await ask(`category=economy&cursor=${next ?? ''}`)).toMatchObject({
      body: { code: 'cursor-invalid' },
    });
    const text = Buffer.from(other.next ?? '', 'base64url').toString();
    const moved = Buffer.from(text.replace('NTS-005', 'NTS-006')).toString('base64url');
    for (const cursor of [moved, `${other.next ?? ''}x`, 'NTS-005', 'e30', '%00', 'x'.repeat(3000)])
      expect(await ask(`cursor=${cursor}`)).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
  });
});
