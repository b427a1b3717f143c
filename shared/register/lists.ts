import counts from './data/counts.json' with { type: 'json' };
import type { Edition } from '../domain/list/list.ts';

/** A list as the sources tell of it; its members stand with the platforms. */
export interface CarriedList {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  /** Oldest first; the last is in force. */
  readonly editions: readonly [Edition, ...Edition[]];
}

const { published_2022: published, national_35: national, ministry_103: ministries } = counts;

/** Ids are plain letters: the publisher's `BKHĐT` is the owner `BKHDT`. */
const ownerId = (abbreviation: string): string =>
  abbreviation.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('Đ', 'D');

/** The five lists that the sources name, each with the total that its publisher counted. */
export const carriedLists: readonly CarriedList[] = [
  {
    id: 'national-35',
    nameVi: 'Danh mục nền tảng số quốc gia',
    nameEn: 'List of national digital platforms',
    editions: [
      {
        document: national.decision,
        day: national.date,
        total: national.total,
        parts: { state: national.state_owned, enterprise: national.business_owned },
        source: national.source,
      },
    ],
  },
  {
    id: 'published-50-2022',
    nameVi: 'Nền tảng số được đánh giá, công bố năm 2022',
    nameEn: 'Platforms evaluated and published in 2022',
    editions: [
      {
        document: null,
        day: '2023-01-10',
        total: published.total,
        parts: {
          government: published.government,
          economy: published.economy,
          society: published.society,
        },
        source: published.source,
      },
    ],
  },
  {
    id: 'ministry-103-2024',
    nameVi: 'Nền tảng số do bộ, ngành triển khai trên quy mô toàn quốc',
    nameEn: 'Platforms that ministries run nationwide',
    editions: [
      {
        document: ministries.letter,
        day: ministries.date,
        total: ministries.total,
        parts: Object.fromEntries(
          Object.entries(ministries.by_abbreviation).map(([owner, count]) => [ownerId(owner), count]),
        ),
        source: ministries.also,
      },
    ],
  },
  {
    id: 'shared-55-2025',
    nameVi: 'Danh mục nền tảng số quốc gia, nền tảng số dùng chung',
    nameEn: 'List of national and shared platforms',
    editions: [
      {
        document: '1527/QĐ-BKHCN',
        day: '2025-06-29',
        total: 55,
        parts: {},
        source: 'Quyết định 1527/QĐ-BKHCN',
      },
      {
        document: '2618/QĐ-BKHCN',
        day: '2025-09-11',
        total: 55,
        parts: { BCA: 13 },
        source: 'Quyết định 2618/QĐ-BKHCN',
      },
    ],
  },
  {
    id: 'excellent',
    nameVi: 'Danh mục nền tảng số Việt Nam xuất sắc',
    nameEn: 'List of excellent Vietnamese platforms',
    editions: [
      {
        document: null,
        day: '2022-03-06',
        total: null,
        parts: {},
        source: '003_0967cde20356b64d.txt',
      },
    ],
  },
];
