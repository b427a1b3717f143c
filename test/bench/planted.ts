import { folded } from '../../shared/domain/folded.ts';
import { unknownRecord } from '../../shared/domain/platform/record.ts';
import type { Comparable } from '../../shared/domain/likeness/likeness.ts';
import { registerPlatforms } from '../../shared/register/platforms.ts';

/** A platform that somebody would put in beside the one that is there already. */
export interface Planted {
  readonly kind: string;
  readonly of: string;
  readonly as: Comparable;
}

/** The real platforms as they are compared. */
export const realPlatforms = (): readonly Comparable[] =>
  registerPlatforms().map(({ id, nameVi, nameEn, ownerId: owner, category }) => ({
    ...unknownRecord,
    ...{ id, nameVi, nameEn, owner, category },
  }));

/** The pairs of the real list that do the same by their own names: to find one for the other is right. */
export const alike: readonly (readonly string[])[] = [
  ['NTS-029', 'NTS-041'],
  ['NTS-011', 'NTS-064'],
  ['NTS-028', 'NTS-050'],
  ['NTS-048', 'NTS-049'],
  ['NTS-017', 'NTS-067'],
  ['NTS-004', 'NTS-016', 'NTS-059'],
  ['NTS-001', 'NTS-058', 'NTS-012'],
  ['NTS-053', 'NTS-055'],
  ['NTS-015', 'NTS-085', 'NTS-086'],
  ['NTS-002', 'NTS-003'],
  ['NTS-069', 'NTS-070', 'NTS-071', 'NTS-072', 'NTS-073', 'NTS-074'],
];

const short: readonly (readonly [RegExp, string])[] = [
  [/cơ sở dữ liệu/giu, 'CSDL'],
  [/dịch vụ công/giu, 'DVC'],
  [/thủ tục hành chính/giu, 'TTHC'],
  [/an toàn thông tin/giu, 'ATTT'],
  [/điện toán đám mây/giu, 'ĐTĐM'],
  [/thương mại điện tử/giu, 'TMĐT'],
  [/bảo hiểm xã hội/giu, 'BHXH'],
  [/cán bộ, công chức, viên chức/giu, 'CBCCVC'],
  [/trí tuệ nhân tạo/giu, 'TTNT'],
  [/quốc gia/giu, 'QG'],
  [/điện tử/giu, 'ĐT'],
  [/mạng xã hội/giu, 'MXH'],
];

const abbreviated = (name: string): string =>
  short.reduce((text, [long, abbreviation]) => text.replaceAll(long, abbreviation), name);

const renamed = (name: string): string =>
  /^nền tảng/iu.test(name)
    ? name.replace(/^nền tảng( số)?/iu, 'Hệ thống thông tin')
    : name.replace(/^(hệ thống thông tin|hệ thống|cổng)/iu, 'Phần mềm').replace(/$/u, '');

/** Two letters in the middle of the longest word change places. */
const slipped = (name: string): string => {
  const longest = name.split(/[^\p{L}]+/u).toSorted((one, other) => other.length - one.length)[0];
  if (longest === undefined || longest.length < 4) return `${name.slice(0, -1)}${name.slice(-1).repeat(2)}`;
  const letters = Array.from(longest);
  const at = Math.floor(letters.length / 2) - 1;
  const swapped = [...letters.slice(0, at), letters[at + 1], letters[at], ...letters.slice(at + 2)].join('');
  return name.replace(longest, swapped);
};

const reordered = (name: string): string => {
  const words = name.split(' ');
  const half = Math.ceil(words.length / 2);
  return [...words.slice(half), ...words.slice(0, half)].join(' ');
};

/** The part of the name before the first clause that says more of it; null where there is none, or no word of its own is left. */
const shortened = (name: string): string | undefined => {
  const [first = ''] = name.split(/,| \(| - | (?:và|gắn với|trong|cho|phục vụ|cấp|do) /u);
  return first.split(' ').length > 3 ? first : undefined;
};

/** English names by the same hand, from the Vietnamese alone. */
const english: Readonly<Record<string, string>> = {
  'NTS-001': 'Government Cloud Computing Platform',
  'NTS-003': 'Digital Map Platform',
  'NTS-005': 'Data Synthesis and Analytics Platform',
  'NTS-006': 'New Generation Online Meeting Platform for State Agencies',
  'NTS-007': 'Online Teaching Platform',
  'NTS-009': 'Electronic Invoice Platform',
  'NTS-010': 'National Digital Television Platform',
  'NTS-011': 'Virtual Assistants',
  'NTS-012': 'Cloud Platform for Enterprises',
  'NTS-013': 'Platform for Artificial Intelligence',
  'NTS-014': 'Social Network of the Next Generation',
  'NTS-015': 'E-Commerce Marketplace',
  'NTS-018': 'Information System for Handling Administrative Procedures',
  'NTS-026': 'Digital Seaport Platform',
  'NTS-027': 'Digital Border Gate Platform',
  'NTS-028': 'Digital Social Insurance Platform',
  'NTS-029': 'Electronic Tax Platform',
  'NTS-030': 'National Information System on Investment',
  'NTS-031': 'National Electronic Procurement System',
  'NTS-032': 'National Information System on Enterprise Registration',
  'NTS-034': 'National Population Database',
  'NTS-036': 'Information System on Housing and the Real Estate Market',
  'NTS-038': 'National Electronic Civil Status Database',
  'NTS-039': 'National Database of Laws',
  'NTS-040': 'National Price Database',
  'NTS-042': 'Electronic Customs System',
  'NTS-044': 'National Single Window and ASEAN Single Window',
  'NTS-047': 'Electronic Health Book',
  'NTS-049': 'National Vaccination Information Management System',
  'NTS-051': 'National Public Service Portal',
  'NTS-057': 'National Data Portal',
  'NTS-061': 'Asset Auction Management System',
  'NTS-063': 'National Blockchain Platform',
  'NTS-065': 'High Performance Computing Centre',
  'NTS-066': 'National Shared Data Dictionary System',
  'NTS-068': 'National Cyber Defence System',
};

/** What some platforms do, told twice in other words; the names beside them have nothing in common. */
const toldTwice: readonly (readonly [string, readonly string[], string, readonly string[]])[] = [
  [
    'NTS-047',
    ['lưu trữ hồ sơ sức khỏe cá nhân', 'tra cứu lịch sử khám chữa bệnh', 'nhắc lịch tiêm chủng'],
    'Bác sĩ gia đình 24h',
    ['nhắc lịch tiêm chủng cho cá nhân', 'lưu hồ sơ sức khỏe', 'tra cứu lịch sử khám bệnh, chữa bệnh'],
  ],
  [
    'NTS-051',
    ['tiếp nhận hồ sơ dịch vụ công', 'thanh toán phí, lệ phí trực tuyến', 'tra cứu kết quả thủ tục'],
    'Một chạm',
    [
      'tra cứu kết quả thủ tục hành chính',
      'tiếp nhận hồ sơ dịch vụ công',
      'thanh toán trực tuyến phí và lệ phí',
    ],
  ],
  [
    'NTS-032',
    ['đăng ký thành lập doanh nghiệp', 'công bố thông tin doanh nghiệp', 'cấp mã số doanh nghiệp'],
    'Khởi nghiệp nhanh',
    ['cấp mã số doanh nghiệp', 'đăng ký thành lập doanh nghiệp mới', 'công bố thông tin doanh nghiệp'],
  ],
  [
    'NTS-031',
    ['đăng tải kế hoạch lựa chọn nhà thầu', 'nộp hồ sơ dự thầu', 'mở thầu trực tuyến'],
    'Mua sắm minh bạch',
    ['nộp hồ sơ dự thầu qua mạng', 'mở thầu trực tuyến', 'đăng tải kế hoạch lựa chọn nhà thầu'],
  ],
];

const kinds: Readonly<Record<string, (platform: Comparable) => string | undefined>> = {
  renamed: ({ nameVi }) => renamed(nameVi),
  abbreviated: ({ nameVi }) => abbreviated(nameVi),
  translated: ({ id }) => english[id],
  typo: ({ nameVi }) => slipped(nameVi),
  'province-prefixed': ({ nameVi }) => `Tỉnh Quảng Ninh - ${nameVi}`,
  'reordered words': ({ nameVi }) => reordered(nameVi),
  'other owner': ({ nameVi }) => nameVi.toUpperCase(),
  'merged body': ({ nameVi }) => `${nameVi} (Bộ Khoa học và Công nghệ)`,
  'shortened, same owner': ({ nameVi, owner }) => (owner === null ? undefined : shortened(nameVi)),
};

/** Two changes at once, which the table of terms was not tried on while it was written. */
const heldOut: Readonly<Record<string, (platform: Comparable) => string | undefined>> = {
  'held out: renamed, with a slip': ({ nameVi }) => slipped(renamed(nameVi)),
  'held out: province-prefixed, without marks': ({ nameVi }) => `tinh An Giang - ${folded(nameVi)}`,
  'held out: abbreviated and reordered': ({ nameVi }) =>
    abbreviated(nameVi) === nameVi ? undefined : reordered(abbreviated(nameVi)),
  'held out: shortened and renamed, same owner': ({ nameVi, owner }) =>
    owner === null || shortened(nameVi) === nameVi ? undefined : renamed(shortened(nameVi) ?? nameVi),
  'held out: of a merged body, renamed': ({ nameVi }) => `${renamed(nameVi)} của Bộ Tài chính`,
};

/** Near-duplicates of the real platforms, by kind; a change that leaves the name as it was makes none. */
export const planted = (): readonly Planted[] => [
  ...realPlatforms().flatMap((platform) =>
    Object.entries({ ...kinds, ...heldOut }).flatMap(([kind, change]): Planted[] => {
      const nameVi = change(platform);
      if (nameVi === undefined || nameVi === platform.nameVi) return [];
      const owner = kind === 'other owner' ? 'VPCP' : platform.owner;
      return [{ kind, of: platform.id, as: { ...platform, id: `new-${kind}`, nameVi, nameEn: null, owner } }];
    }),
  ),
  ...toldTwice.map(([of, , nameVi, functions]): Planted => ({
    kind: 'same function',
    of,
    as: {
      ...unknownRecord,
      id: 'new-function',
      nameVi,
      nameEn: null,
      owner: null,
      category: null,
      functions,
    },
  })),
];

/** The real platforms, those that are told twice with their functions. */
export const asKnown = (): readonly Comparable[] =>
  realPlatforms().map((platform) => {
    const told = toldTwice.find(([id]) => id === platform.id);
    return told === undefined ? platform : { ...platform, functions: told[1] };
  });
