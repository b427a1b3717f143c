import data from './data/adoptions.json' with { type: 'json' };
import type { Adoption } from '../domain/platform/adoption.ts';

/** What the words of the sources mean here. */
export const statedBases: Readonly<Record<string, Adoption['basis']>> = {
  'digital-transformation-plan': 'in-plan',
  'separate-document': 'separate-document',
  'architecture-document': 'separate-document',
  news: 'not-stated',
};
export const statedStatuses: Readonly<Record<string, Adoption['status']>> = {
  'plan-issued': 'planned',
  planned: 'planned',
  pilot: 'piloting',
  'in-use': 'in-use',
  'regulation-issued': 'in-use',
};

/** That a source says of a locality that it uses a platform. */
export interface ReportedAdoption {
  readonly id: string;
  readonly platformId: string;
  readonly adoption: Adoption & { readonly source: string };
}

/** The adoptions that the sources tell of; those that name no platform are left out. */
export const reportedAdoptions = (): readonly ReportedAdoption[] =>
  data.adoptions.flatMap((one) => {
    const status = statedStatuses[one.status];
    if (one.platform_id === null || status === undefined) return [];
    return [
      {
        id: one.id,
        platformId: one.platform_id,
        adoption: {
          locality: `${one.province_scheme}:${one.province_code}`,
          basis: statedBases[one.basis] ?? 'not-stated',
          document: one.document,
          day: one.date,
          scope: null,
          status,
          source: one.source,
        },
      },
    ];
  });
