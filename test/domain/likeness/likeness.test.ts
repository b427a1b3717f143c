import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactKeys } from '../../../shared/domain/likeness/exact-keys.ts';
import { likenessAmong } from '../../../shared/domain/likeness/likeness.ts';
import type { Comparable } from '../../../shared/domain/likeness/likeness.ts';
import { isSlip, slipForms } from '../../../shared/domain/likeness/word-match.ts';
import { unknownRecord } from '../../../shared/domain/platform/record.ts';
import { namesThatTellNothing } from '../../../shared/register/places.ts';
import { realPlatforms } from '../../bench/planted.ts';

const platform = (nameVi: string, more: Partial<Comparable> = {}): Comparable => ({
  ...unknownRecord,
  ...{ id: 'pf-new', nameVi, nameEn: null, owner: null, category: null },
  ...more,
});
const find = likenessAmong(realPlatforms(), namesThatTellNothing());
const foundFor = (nameVi: string, more: Partial<Comparable> = {}) =>
  find(platform(nameVi, more)).map(({ platformId }) => platformId);

describe('what does the same under another name', () => {
  it.each([
    ['another general word', 'Phần mềm hóa đơn điện tử', 'NTS-009'],
    ['an abbreviation', 'CSDL QG về dân cư', 'NTS-034'],
    ['an abbreviation in another order', 'về dân cư CSDL QG', 'NTS-034'],
    ['initials of which the rest is elsewhere', 'quốc gia về dân cư CSDL', 'NTS-034'],
    ['the body of a province in front', 'UBND tỉnh Lào Cai: HTTT giải quyết TTHC', 'NTS-018'],
    ['the initials of a run of words', 'Nền tảng CSDLQG về dân cư', 'NTS-034'],
    ['a translation', 'National Population Database', 'NTS-034'],
    ['no marks', 'Nen tang dia chi so quoc gia gan voi ban do so', 'NTS-002'],
    ['a slip', 'Nền tảng mạgn xã hội thế hệ mới', 'NTS-014'],
    ['a province in front', 'Tỉnh Cao Bằng - Nền tảng cửa khẩu số', 'NTS-027'],
    ['other order', 'Hộ tịch điện tử toàn quốc, cơ sở dữ liệu', 'NTS-038'],
    ['another body behind', 'Cổng dữ liệu quốc gia của Bộ Khoa học và Công nghệ', 'NTS-057'],
  ])('is found by %s', (_, nameVi, expected) => {
    expect(foundFor(nameVi)[0]).toBe(expected);
  });

  it.each([
    ['Nền tảng địa chỉ số', 'BTTTT', ['NTS-002']],
    ['Phần mềm thư điện tử', 'BCA', ['NTS-060']],
    ['Nền tảng địa chỉ số', 'BXD', []],
    ['Hệ thống thông tin', 'BNNPTNT', []],
  ])(
    'is found by the beginning of its name, where its owner has no more that begin so: %s of %s',
    (...given) => {
      const [nameVi, owner, expected] = given;
      expect(foundFor(nameVi, { owner })).toEqual(expected);
    },
  );

  it('is not found by a beginning that many platforms of its owner have', () => {
    const regions = ['đồng bằng', 'trung du', 'duyên hải', 'cao nguyên'];
    const known = regions.map((region, n) =>
      platform(`Kho dữ liệu nguồn nước ngầm vùng sâu khu vực ${region}`, {
        id: `pf-${String(n)}`,
        owner: 'BTNMT',
      }),
    );
    const asked = platform('Kho dữ liệu', { owner: 'BTNMT' });
    expect(likenessAmong(known, [])(asked)).toEqual([]);
    expect(likenessAmong(known.slice(0, 1), [])(asked)).toMatchObject([
      { platformId: 'pf-0', grounds: ['name'] },
    ]);
  });

  it('is found by what it does, where both tell of it and the names have nothing in common', () => {
    const functions = ['đăng ký thành lập doanh nghiệp', 'cấp mã số doanh nghiệp'];
    const known = [
      platform('Một', { id: 'pf-1', functions }),
      platform('Hai', { id: 'pf-2', functions: ['bản đồ'] }),
    ];
    const found = likenessAmong(known, [])(platform('Khởi nghiệp', { functions: functions.toReversed() }));
    expect(found).toEqual([{ platformId: 'pf-1', score: 1, grounds: ['function'] }]);
  });

  it.each([
    'Nền tảng quan trắc chất lượng không khí',
    'Zalo Pay',
    'Cơ sở dữ liệu quốc gia về đất đai',
    'Hệ thống',
  ])('is not seen in %s, which nobody has yet', (nameVi) => {
    expect(foundFor(nameVi)).toEqual([]);
  });

  it('is never a platform itself', () => {
    for (const one of realPlatforms())
      expect(find(one).map(({ platformId }) => platformId)).not.toContain(one.id);
  });

  it('is found both ways with the same score', () => {
    const all = realPlatforms();
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.constantFrom(...all), (one, other) => {
        const scoreOf = (a: Comparable, b: Comparable) =>
          find(a).find(({ platformId }) => platformId === b.id)?.score;
        expect(scoreOf(one, other)).toBe(scoreOf(other, one));
      }),
    );
  });
});

describe('one slip of a finger', () => {
  it.each([
    ['mang', 'mnag', true],
    ['mang', 'mang', true],
    ['mang', 'mangg', true],
    ['mang', 'mag', false],
    ['truyen', 'tuyen', true],
    ['truyen', 'truyn', true],
    ['truyen', 'quyen', false],
    ['so', 'do', false],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(isSlip(one, other)).toBe(expected);
    expect(isSlip(other, one)).toBe(expected);
  });

  it('always leaves a form that both words have', () => {
    const word = fc.stringMatching(/^[a-z]{5,9}$/u);
    fc.assert(
      fc.property(word, fc.nat({ max: 4 }), fc.stringMatching(/^[a-z]?$/u), (one, at, letter) => {
        const other = one.slice(0, at) + letter + one.slice(at + 1);
        expect(isSlip(one, other)).toBe(true);
        expect(slipForms(one).some((form) => slipForms(other).includes(form))).toBe(true);
      }),
    );
  });
});

describe('exact keys', () => {
  const release = { purl: 'pkg:npm/%40bo/ban-do@1.2.0', digests: ['sha256:00'] };
  const keys = exactKeys({ nameVi: 'Bản đồ  số', nameEn: null, address: 'https://www.BanDo.vn/' }, [release]);

  it('are the same for the same name, address, package and bytes', () => {
    expect(keys).toEqual([
      'name ban do so',
      'address bando.vn',
      'purl pkg:npm/%40bo/ban-do',
      'digest sha256:00',
    ]);
    const written = { nameVi: 'BAN DO SO', nameEn: null, address: 'http://bando.vn' };
    expect(exactKeys(written, [{ ...release, purl: 'pkg:npm/%40bo/ban-do@2.0.0' }])).toEqual(keys);
  });
});
