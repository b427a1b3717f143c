import { oneOf } from '../domain/one-of.ts';
import data from './data/organisations.json' with { type: 'json' };
import { organisationKinds } from '../domain/organisation/organisation.ts';
import type { Organisation } from './organisation.ts';

/** The day on which the Government's bodies were merged (Decree 55/2025 for the ministry of information). */
export const reorganisedOn = '2025-03-01';

interface BodyInFile {
  readonly abbreviation: string;
  readonly name_vi: string;
  readonly name_en: string;
  readonly kind: string;
  readonly source: string | null;
  readonly verified: boolean;
  readonly unverified_fields: readonly string[];
  readonly successor_2025?: string | undefined;
}

/** Ministries and agencies of 2024 and 2025, one entry per body: those that ended name their successor. */
export const centralBodies = (): readonly Organisation[] => {
  const before: readonly BodyInFile[] = data.organisations_2024;
  const after: readonly BodyInFile[] = data.organisations_2025;
  const laterIds = new Map(after.map((body) => [body.abbreviation, body]));
  const earlierIds = new Set(before.map((body) => body.abbreviation));
  return [
    ...before.map((body) => {
      const later = laterIds.get(body.abbreviation);
      return later === undefined ? endedBody(body) : lastingBody(body, later);
    }),
    ...after
      .filter((body) => !earlierIds.has(body.abbreviation))
      .map((body) => ({ ...bodyOf(body), validFrom: reorganisedOn })),
  ];
};

/** Ids travel in addresses, claims and keys, so they are plain letters: `BGDĐT` is `BGDDT`. */
const idOf = (abbreviation: string): string =>
  abbreviation.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('Đ', 'D');

const bodyOf = (body: BodyInFile): Organisation => ({
  id: idOf(body.abbreviation),
  nameVi: body.name_vi,
  nameEn: body.name_en,
  kind: oneOf(organisationKinds, body.kind),
  successor: null,
  synthetic: false,
  source: body.source,
  verified: body.verified,
  unverifiedFields: body.unverified_fields,
});

const endedBody = (body: BodyInFile): Organisation => ({
  ...bodyOf(body),
  validUntil: reorganisedOn,
  successor: body.successor_2025 === undefined ? null : idOf(body.successor_2025),
  unverifiedFields:
    body.abbreviation === 'BTTTT' ? body.unverified_fields : [...body.unverified_fields, 'validUntil'],
});

const lastingBody = (body: BodyInFile, later: BodyInFile): Organisation => ({
  ...bodyOf(body),
  verified: body.verified && later.verified,
  unverifiedFields: [...new Set([...body.unverified_fields, ...later.unverified_fields])],
});
