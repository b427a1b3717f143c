import type { DossierEvent } from './dossier/events.ts';
import type { RestsOn } from './rests-on.ts';

export const publicRulingKinds = [
  'publication',
  'delisting',
  'suspension',
  'reinstatement',
  'revocation',
  'expiry',
  'grace',
  'grace-end',
  'supersession',
] as const;
export type PublicRulingKind = (typeof publicRulingKinds)[number];

/** What the public hears of a case, by the event that tells of it; of every other event it hears nothing. */
const kinds: Readonly<Partial<Record<DossierEvent['type'], PublicRulingKind>>> = {
  Published: 'publication',
  PublicationKept: 'publication',
  Delisted: 'delisting',
  PermitSuspended: 'suspension',
  PermitReinstated: 'reinstatement',
  PermitRevoked: 'revocation',
  PermitEndedWithPlatform: 'revocation',
  PermitExpired: 'expiry',
  GraceGranted: 'grace',
  GraceEnded: 'grace-end',
  PermitSuperseded: 'supersession',
};
const kindsByType: Readonly<Record<string, PublicRulingKind | undefined>> = kinds;

/** What the public hears of one event: the reasons of a ruling stay in the case. Null where nobody ruled so. */
export interface PublicRuling {
  readonly kind: PublicRulingKind;
  readonly releaseId: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly documentNumber: string | null;
  readonly documentDate: string | null;
  readonly legalBasis: string | null;
  readonly by: string | null;
}

/** A commit on a case as it is stored, as far as the public may hear of it. */
export interface CommitOnCase {
  readonly at: string;
  readonly actor: { readonly organisation: string };
  readonly ruling: Omit<RestsOn, 'by'> | null;
  readonly events: readonly { readonly type: string; readonly restsOn?: RestsOn | undefined }[];
}

const nobody = { documentNumber: null, documentDate: null, legalBasis: null, by: null };

/** What the public hears of a commit on the case of a release. A publication that is kept through a routine change is nobody's ruling. */
export const publicRulingsIn = (
  { at, actor, ruling, events }: CommitOnCase,
  releaseId: string,
): readonly PublicRuling[] =>
  events.flatMap(({ type, restsOn }) => {
    const kind = kindsByType[type];
    if (kind === undefined) return [];
    const ruled =
      ruling === null || type === 'PublicationKept' ? undefined : { ...ruling, by: actor.organisation };
    const { documentNumber, documentDate, legalBasis, by } = restsOn ?? ruled ?? nobody;
    return [{ kind, releaseId, at, documentNumber, documentDate, legalBasis, by }];
  });

/** When a permit ends by itself (ISO 8601 UTC). */
interface Lapses {
  readonly validUntil: string;
  readonly supersededFrom: string | null;
}

/** What time did to a permit it did at that instant, however late a sweep noted it. */
export const asOfLapse = (ruling: PublicRuling, permit: Lapses | null): PublicRuling => {
  const lapses = new Map([
    ['expiry', permit?.validUntil],
    ['supersession', permit?.supersededFrom],
  ]);
  const lapse = lapses.get(ruling.kind) ?? ruling.at;
  return { ...ruling, at: lapse < ruling.at ? lapse : ruling.at };
};
