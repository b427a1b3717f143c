import data from './data/provinces.json' with { type: 'json' };
import type { ProvinceScheme } from '../domain/organisation/organisation.ts';
import type { Organisation } from './organisation.ts';

/** The day on which 34 provinces took the place of 63. */
export const provincesMergedOn = '2025-07-01';

interface ProvinceInFile {
  readonly code: string;
  readonly name_vi: string;
  readonly name_en: string;
  readonly unit_type: string;
}

/** Provinces and cities under the Government in both schemes, as `scheme:code`. */
export const provinces = (): readonly Organisation[] => [
  ...data.provinces_2024.map((province) => ({
    ...provinceOf('2024', province, data.source_2024),
    validUntil: provincesMergedOn,
    successor: `2025:${province.successor_code_2025}`,
  })),
  ...data.provinces_2025.map((province) => ({
    ...provinceOf('2025', province, data.source_2025),
    validFrom: provincesMergedOn,
  })),
];

const provinceOf = (scheme: ProvinceScheme, province: ProvinceInFile, source: string): Organisation => ({
  id: `${scheme}:${province.code}`,
  nameVi: `${province.unit_type === 'city' ? 'Thành phố' : 'Tỉnh'} ${province.name_vi}`,
  nameEn: `${province.name_en} ${province.unit_type}`,
  kind: 'province',
  scheme,
  code: province.code,
  successor: null,
  synthetic: false,
  source,
  verified: data.verified,
  unverifiedFields: [],
});
