import { oneOf } from '../domain/one-of.ts';
import type { OwnerKind } from '../domain/platform/platform.ts';
import data from './data/platforms.json' with { type: 'json' };
import fictional from './fictional.json' with { type: 'json' };
import { organisationByName, organisationOf } from './organisations.ts';

/** The words of the sources for kinds of owners. */
const statedKinds = ['ministry', 'business', 'locality'] as const;
const kindOf: Readonly<Record<(typeof statedKinds)[number], OwnerKind>> = {
  ministry: 'ministry',
  business: 'enterprise',
  locality: 'province',
};

export const platformCategories = ['government', 'economy', 'society'] as const;
export type PlatformCategory = (typeof platformCategories)[number];

/** A platform as published sources state it; null is unknown and stays so. */
export interface RegisterPlatform {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string | null;
  /** The organisation that the stated owner's name resolves to. */
  readonly ownerId: string | null;
  readonly ownerNameAsStated: string | null;
  readonly ownerKind: OwnerKind | null;
  readonly developer: string | null;
  readonly category: PlatformCategory | null;
  /** Lists that a source says it is on. */
  readonly lists: readonly string[];
  /** Lists it may be on: never to be counted as members. */
  readonly candidateLists: readonly string[];
  readonly url: string | null;
  readonly contact: string | null;
  readonly sources: readonly string[];
  readonly verified: boolean;
  readonly unverifiedFields: readonly string[];
  readonly synthetic: boolean;
}

/** The real platforms of the carried register. */
export const registerPlatforms = (): readonly RegisterPlatform[] => (carried ??= data.map(platformOf));

/** Platforms that do not exist, for verdicts that no real name may bear. */
export const fictionalPlatforms = (): readonly RegisterPlatform[] =>
  (invented ??= fictional.platforms.map((platform) => ({
    id: platform.id,
    nameVi: platform.nameVi,
    nameEn: platform.nameEn,
    ownerId: platform.ownerId,
    ownerNameAsStated: null,
    ownerKind: null,
    developer: organisationOf(platform.developerId)?.nameVi ?? null,
    category: oneOf(platformCategories, platform.category),
    lists: [],
    candidateLists: [],
    url: null,
    contact: null,
    sources: [fictional.notice],
    verified: false,
    unverifiedFields: [],
    synthetic: true,
  })));

let carried: readonly RegisterPlatform[] | undefined;
let invented: readonly RegisterPlatform[] | undefined;

interface PlatformInFile {
  readonly id: string;
  readonly name_vi: string;
  readonly name_en: string | null;
  readonly owner_org: string | null;
  readonly owner_kind: string | null;
  readonly developer: string | null;
  readonly category: string | null;
  readonly lists: readonly string[];
  readonly candidate_lists: readonly string[];
  readonly url: string | null;
  readonly contact: string | null;
  readonly source: string;
  readonly more_sources: readonly string[];
  readonly verified: boolean;
  readonly unverified_fields: readonly string[];
}

const platformOf = (platform: PlatformInFile): RegisterPlatform => ({
  id: platform.id,
  nameVi: platform.name_vi,
  nameEn: platform.name_en,
  ownerId: platform.owner_org === null ? null : (organisationByName(platform.owner_org)?.id ?? null),
  ownerNameAsStated: platform.owner_org,
  ownerKind: platform.owner_kind === null ? null : kindOf[oneOf(statedKinds, platform.owner_kind)],
  developer: platform.developer,
  category: platform.category === null ? null : oneOf(platformCategories, platform.category),
  lists: platform.lists,
  candidateLists: platform.candidate_lists,
  url: platform.url,
  contact: platform.contact,
  sources: [platform.source, ...platform.more_sources],
  verified: platform.verified,
  unverifiedFields: platform.unverified_fields,
  synthetic: false,
});
