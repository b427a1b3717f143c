import type { GroupResult } from '../dossier/group-result.ts';
import type { Level } from '../level.ts';
import type { PermitStatus } from '../moves.ts';
import type { Adoption } from './adoption.ts';
import type { Incident } from './incident.ts';
import type { PlatformRecord, Termination } from './record.ts';

export const platformCategories = ['government', 'economy', 'society'] as const;
export type PlatformCategory = (typeof platformCategories)[number];

export const ownerKinds = ['ministry', 'province', 'enterprise'] as const;
export type OwnerKind = (typeof ownerKinds)[number];

/** What is known of a platform; null is unknown and is shown as unknown. */
export interface PlatformDetails extends PlatformRecord {
  readonly nameVi: string;
  readonly nameEn: string | null;
  readonly owner: string | null;
  readonly ownerKind: OwnerKind | null;
  readonly vendor: string | null;
  readonly category: PlatformCategory | null;
  readonly lists: readonly string[];
  readonly sources: readonly string[];
  /** The fields above that no source states plainly: filled in, translated or inferred. */
  readonly unverified: readonly string[];
  /** A fictional platform of the demonstration, never a fact. */
  readonly fictional: boolean;
}

export interface Release {
  readonly version: string;
  readonly purl: string | null;
  /** `sha256:<64 hex>` of each artifact, or of the release manifest where there is none. */
  readonly digests: readonly string[];
}

/** What a dossier of this platform has come to, as far as the platform must know. */
export interface Standing {
  readonly dossierId: string;
  readonly releaseId: string;
  /** The version of the dossier that said so; an older word never replaces a newer one. */
  readonly dossierVersion: number;
  readonly published: boolean;
  /** True once it was published, also where it is delisted now: what was said in public of it stays there. */
  readonly wasPublished?: boolean | undefined;
  readonly level: Level | null;
  readonly synthetic: boolean;
  readonly permit: {
    readonly status: PermitStatus;
    readonly issuedAt: string;
    readonly validUntil: string;
    readonly supersededFrom: string | null;
  } | null;
  readonly supersedesPreviousOn: string | null;
  /** What each group of criteria has come to; absent of level 5, and of what was noted before this was told. */
  readonly results?: Readonly<Record<string, GroupResult>> | undefined;
}

export interface Platform {
  readonly id: string;
  /** Instant at which it came on the register; null of what came before this was kept. */
  readonly registeredAt: string | null;
  readonly details: PlatformDetails;
  readonly releases: Readonly<Record<string, Release>>;
  readonly standings: Readonly<Record<string, Standing>>;
  readonly termination: Termination | null;
  readonly adoptions: Readonly<Record<string, Adoption>>;
  /** Those that are open, by id. */
  readonly incidents: Readonly<Record<string, Incident>>;
  /** Whatever fell due until this instant is told; null where nothing was told yet. */
  readonly toldUntil: string | null;
}
